/** Pain, fever, allergy and infections. The columns are told in `read-drugs.ts`. */
export const painAllergyInfection = `
Parasetamol tab 500 mg | parasetamol 500 | tablet | analgesic | safe | kg 10-15 60, 1000 4000 | | pct, paracetamol, PCT 500, obat panas, sanmol, panadol
Parasetamol sirup 120 mg/5 ml, 60 ml | parasetamol 120/5 | syrup 60 | analgesic | safe | kg 10-15 60, 1000 4000 | | pct, paracetamol, obat panas anak, sirup panas
Parasetamol tetes 100 mg/ml, 15 ml | parasetamol 100/1 | drops 15 | analgesic | safe | kg 10-15 60, 1000 4000 | | pct drop, paracetamol drop, obat panas bayi
Parasetamol supositoria 125 mg | parasetamol 125 | suppository | analgesic | safe | kg 10-20 60, 1000 4000 | | pct supp, obat panas dubur
Ibuprofen tab 200 mg | ibuprofen 200 | tablet | nsaid | caution | kg 5-10 40, 800 2400 | | ibu, brufen
Ibuprofen tab 400 mg | ibuprofen 400 | tablet | nsaid | caution | kg 5-10 40, 800 2400 | | ibu, brufen
Ibuprofen suspensi 100 mg/5 ml, 60 ml | ibuprofen 100/5 | suspension 60 | nsaid | caution | kg 5-10 40, 800 2400 | | ibu syr, proris
Asam mefenamat tab 500 mg | asam mefenamat 500 | tablet | nsaid | caution | kg - - -, 500 1500 | | mefenamat, as mef, asmef, ponstan, mefe
Natrium diklofenak tab 25 mg | natrium diklofenak 25 | tablet | nsaid | caution | kg - - -, 50 150 | | nadic, diklofenak, voltaren
Natrium diklofenak tab 50 mg | natrium diklofenak 50 | tablet | nsaid | caution | kg - - -, 50 150 | | nadic, diklofenak, voltaren
Meloksikam tab 7,5 mg | meloksikam 7.5 | tablet | nsaid | caution | kg - - -, 15 15 | | meloxicam
Piroksikam kaps 10 mg | piroksikam 10 | capsule | nsaid | caution | kg - - -, 20 20 | | piroxicam
Metamizol tab 500 mg | metamizol 500 | tablet | pyrazolone nsaid | caution | kg - - -, 1000 4000 | | antalgin, dipiron
Metamizol inj 500 mg/ml, 2 ml | metamizol 500/1 | injection 2 | pyrazolone nsaid | caution | kg - - -, 1000 4000 | | antalgin injeksi, novalgin
Kodein tab 10 mg | kodein 10 | tablet | opioid | caution | kg - - -, 60 240 | narcotic high_alert | codein, codeine
Alopurinol tab 100 mg | alopurinol 100 | tablet | xanthine_oxidase_inhibitor | unknown | kg - - -, 300 800 | | allopurinol, obat asam urat
Alopurinol tab 300 mg | alopurinol 300 | tablet | xanthine_oxidase_inhibitor | unknown | kg - - -, 300 800 | | allopurinol, obat asam urat
Kolkisin tab 0,5 mg | kolkisin 0.5 | tablet | antigout | caution | kg - - -, 1.2 3 | | colchicine, colchicin
Klorfeniramin maleat tab 4 mg | klorfeniramin 4 | tablet | antihistamine | safe | kg - - 0.4, 4 24 | | CTM, chlorpheniramine, obat gatal, obat alergi
Loratadin tab 10 mg | loratadin 10 | tablet | antihistamine | safe | kg - - -, 10 10 | | loratadine
Setirizin tab 10 mg | setirizin 10 | tablet | antihistamine | safe | kg - - -, 10 10 | | cetirizine, cetirizin
Setirizin sirup 5 mg/5 ml, 60 ml | setirizin 5/5 | syrup 60 | antihistamine | safe | kg - - -, 10 10 | | cetirizine, cetirizin
Difenhidramin inj 10 mg/ml, 1 ml | difenhidramin 10/1 | injection 1 | antihistamine | safe | kg - - 5, 50 400 | | diphenhydramine, dipen, delladryl
Deksametason tab 0,5 mg | deksametason 0.5 | tablet | corticosteroid | caution | kg - - 0.6, 16 16 | | dexa, dexamethasone, deksa
Deksametason inj 5 mg/ml, 1 ml | deksametason 5/1 | injection 1 | corticosteroid | caution | kg - - 0.6, 16 24 | | dexa injeksi, dexamethasone
Prednison tab 5 mg | prednison 5 | tablet | corticosteroid | caution | kg - - 2, 60 80 | | prednisone
Metilprednisolon tab 4 mg | metilprednisolon 4 | tablet | corticosteroid | caution | kg - - 2, 48 64 | | methylprednisolone, MP, mp4, medrol
Metilprednisolon tab 8 mg | metilprednisolon 8 | tablet | corticosteroid | caution | kg - - 2, 48 64 | | methylprednisolone, mp8
Epinefrin inj 1 mg/ml, 1 ml | epinefrin 1/1 | injection 1 | sympathomimetic | caution | kg - 0.01 -, 0.5 - | high_alert | adrenalin, epinephrine
Hidrokortison krim 2,5%, 5 g | hidrokortison - | cream | corticosteroid | safe | | | hydrocortisone, salep alergi
Betametason krim 0,1%, 5 g | betametason - | cream | corticosteroid | caution | | | betamethasone, beta krim, salep gatal
Amoksisilin kaps 250 mg | amoksisilin 250 | capsule | penicillin beta_lactam | safe | kg 15-30 90, 1000 3000 | antibiotic | amox, amoxicillin, amoksilin, antibiotik
Amoksisilin tab 500 mg | amoksisilin 500 | tablet | penicillin beta_lactam | safe | kg 15-30 90, 1000 3000 | antibiotic | amox, amoxicillin, amoksilin, antibiotik
Amoksisilin sirup kering 125 mg/5 ml, 60 ml | amoksisilin 125/5 | dry_syrup 60 | penicillin beta_lactam | safe | kg 15-30 90, 1000 3000 | antibiotic | amox syr, amoxicillin, amoksilin, antibiotik anak
Amoksisilin sirup kering forte 250 mg/5 ml, 60 ml | amoksisilin 250/5 | dry_syrup 60 | penicillin beta_lactam | safe | kg 15-30 90, 1000 3000 | antibiotic | amox forte, amoxicillin forte
Koamoksiklav tab 625 mg | amoksisilin 500 + asam klavulanat 125 | tablet | penicillin beta_lactam | safe | kg - - 90, 500 1500 | antibiotic | co amoxiclav, clavamox
Sefadroksil kaps 500 mg | sefadroksil 500 | capsule | cephalosporin beta_lactam | safe | kg 12.5-25 50, 1000 2000 | antibiotic | cefadroxil, cefa
Sefadroksil sirup kering 125 mg/5 ml, 60 ml | sefadroksil 125/5 | dry_syrup 60 | cephalosporin beta_lactam | safe | kg 12.5-25 50, 1000 2000 | antibiotic | cefadroxil, cefa
Sefiksim kaps 100 mg | sefiksim 100 | capsule | cephalosporin beta_lactam | safe | kg 1.5-4 8, 200 400 | antibiotic | cefixime, cefixim, cefi
Seftriakson inj 1 g | seftriakson 1000 | injection | cephalosporin beta_lactam | safe | kg 50-100 100, 2000 4000 | antibiotic | ceftriaxone, cefri
Kotrimoksazol tab 480 mg | sulfametoksazol 400 + trimetoprim 80 | tablet | sulfonamide antifolate | contraindicated | kg - 24 48, 800 1600 | antibiotic | cotrimoxazole, cotri, cotrim, bactrim, sulfa
Kotrimoksazol suspensi 240 mg/5 ml, 60 ml | sulfametoksazol 200/5 + trimetoprim 40/5 | suspension 60 | sulfonamide antifolate | contraindicated | kg - 24 48, 800 1600 | antibiotic | cotrimoxazole, cotri syr, bactrim
Siprofloksasin tab 500 mg | siprofloksasin 500 | tablet | quinolone | contraindicated | kg - - 30, 750 1500 | antibiotic | ciprofloxacin, cipro
Levofloksasin tab 500 mg | levofloksasin 500 | tablet | quinolone | contraindicated | kg - - -, 750 750 | antibiotic | levofloxacin, levo
Metronidazol tab 250 mg | metronidazol 250 | tablet | nitroimidazole | caution | kg 7-15 50, 800 2250 | antibiotic | metro, metronidazole, flagyl
Metronidazol tab 500 mg | metronidazol 500 | tablet | nitroimidazole | caution | kg 7-15 50, 800 2250 | antibiotic | metro, metronidazole, flagyl
Eritromisin kaps 250 mg | eritromisin 250 | capsule | macrolide | safe | kg 10-15 50, 1000 4000 | antibiotic | erythromycin, eritro
Eritromisin tab 500 mg | eritromisin 500 | tablet | macrolide | safe | kg 10-15 50, 1000 4000 | antibiotic | erythromycin, eritro
Eritromisin sirup kering 200 mg/5 ml, 60 ml | eritromisin 200/5 | dry_syrup 60 | macrolide | safe | kg 10-15 50, 1000 4000 | antibiotic | erythromycin syr
Azitromisin tab 500 mg | azitromisin 500 | tablet | macrolide | safe | kg - 20 20, 1000 1000 | antibiotic | azithromycin, azitro
Doksisiklin kaps 100 mg | doksisiklin 100 | capsule | tetracycline | contraindicated | kg - 4 4, 200 200 | antibiotic | doxycycline, doxi, doxy
Tetrasiklin kaps 500 mg | tetrasiklin 500 | capsule | tetracycline | contraindicated | kg - - 50, 500 2000 | antibiotic | tetracycline
Klindamisin kaps 150 mg | klindamisin 150 | capsule | lincosamide | safe | kg 3-7.5 25, 450 1800 | antibiotic | clindamycin
Kloramfenikol kaps 250 mg | kloramfenikol 250 | capsule | amphenicol | contraindicated | kg - 25 100, 1000 4000 | antibiotic | chloramphenicol, CP
Kloramfenikol tetes mata 0,5%, 5 ml | kloramfenikol - | eye_drops 5 | amphenicol | caution | | antibiotic | tetes mata antibiotik, chloramphenicol, tetes mata, erlamycetin mata
Kloramfenikol tetes telinga 3%, 5 ml | kloramfenikol - | ear_drops 5 | amphenicol | caution | | antibiotic | tetes telinga, chloramphenicol, erlamycetin telinga
Kloramfenikol salep mata 1%, 3,5 g | kloramfenikol - | ointment >eye | amphenicol | caution | | antibiotic | salep mata, chloramphenicol
Benzatin penisilin inj 2,4 juta IU | benzatin benzilpenisilin - | injection | penicillin beta_lactam | safe | | antibiotic | benzathine penicillin, penadur, BPG
Prokain penisilin inj 3 juta IU | prokain benzilpenisilin - | injection | penicillin beta_lactam local_anaesthetic_ester | safe | | antibiotic | procaine penicillin, PPC
Gentamisin salep mata 0,3%, 3,5 g | gentamisin - | ointment >eye | aminoglycoside | caution | | antibiotic | genta mata, gentamicin, salep mata
Gentamisin salep kulit 0,1%, 5 g | gentamisin - | ointment | aminoglycoside | caution | | antibiotic | genta, gentamicin, salep antibiotik
Gentamisin inj 40 mg/ml, 2 ml | gentamisin 40/1 | injection 2 | aminoglycoside | contraindicated | kg - - 7.5, 400 560 | antibiotic | gentamicin injeksi
Asiklovir tab 400 mg | asiklovir 400 | tablet | antiviral | safe | kg - 20 80, 800 4000 | | acyclovir, aciclovir, obat cacar
Asiklovir krim 5%, 5 g | asiklovir - | cream | antiviral | safe | | | acyclovir krim, salep herpes
Albendazol tab 400 mg | albendazol 400 | tablet | benzimidazole anthelmintic | contraindicated | kg - - 15, 400 800 | program | albendazole, obat cacing
Pirantel tab 125 mg | pirantel 125 | tablet | anthelmintic | caution | kg 10-11 11, 1000 1000 | | pyrantel, combantrin, obat cacing
Mikonazol krim 2%, 10 g | mikonazol - | cream | azole | safe | | | miconazole, salep jamur
Ketokonazol tab 200 mg | ketokonazol 200 | tablet | azole | contraindicated | kg - 6.6 6.6, 400 400 | | ketoconazole, keto
Ketokonazol krim 2%, 10 g | ketokonazol - | cream | azole | caution | | | ketoconazole krim, salep jamur
Flukonazol kaps 150 mg | flukonazol 150 | capsule | azole | caution | kg - 12 12, 400 400 | | fluconazole
Griseofulvin tab 125 mg | griseofulvin 125 | tablet | antifungal | contraindicated | kg - - 20, 1000 1000 | | griseo, obat jamur
Griseofulvin tab 500 mg | griseofulvin 500 | tablet | antifungal | contraindicated | kg - - 20, 1000 1000 | | griseo, obat jamur
Nistatin tetes 100.000 IU/ml, 12 ml | nistatin - | drops 12 | antifungal | safe | | | nystatin drop, candistin, obat jamur mulut
Nistatin tab vaginal 100.000 IU | nistatin - | tablet >vaginal | antifungal | safe | | | nystatin vaginal, obat keputihan
Permetrin krim 5%, 30 g | permetrin - | cream | pyrethroid | safe | | | permethrin, scabimite, obat kudis, scabies
Salep 2-4, 15 g | asam salisilat - + belerang - | ointment | salicylate sulfur | caution | | | sulfur, obat kudis
OAT kategori 1 dewasa, paket FDC | rifampisin 150 + isoniazid 75 + pirazinamid 400 + etambutol 275 | tablet | antituberculosis rifamycin | safe | | antibiotic program | obat TB, obat TBC, 4FDC, KDT, RHZE
OAT anak, paket FDC | rifampisin 75 + isoniazid 50 + pirazinamid 150 | tablet | antituberculosis rifamycin | unknown | | antibiotic program | obat TB anak, KDT anak, RHZ
Isoniazid tab 300 mg | isoniazid 300 | tablet | antituberculosis | safe | kg 7-15 15, 300 300 | antibiotic program | INH, TPT, isoniasid
DHP tab (dihidroartemisinin 40 mg + piperakuin 320 mg) | dihidroartemisinin 40 + piperakuin 320 | tablet | artemisinin antimalarial | caution | kg 2-4 4, 160 160 | program | DHP, obat malaria, darplex, obat biru
Primakuin tab 15 mg | primakuin 15 | tablet | antimalarial | contraindicated | kg - 0.75 0.75, 45 45 | program | primaquine, PQ, obat malaria
Kina tab 200 mg | kina 200 | tablet | antimalarial cinchona | caution | kg - 10 30, 600 1800 | program | quinine, obat malaria
Artesunat inj 60 mg | artesunat 60 | injection | artemisinin antimalarial | caution | kg 2.4-3 -, - - | program | artesunate
`
