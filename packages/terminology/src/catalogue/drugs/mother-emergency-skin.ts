/** Vitamins, mothers and children, emergencies, fluids, skin. The columns are told in `read-drugs.ts`. */
export const motherEmergencySkin = `
Vitamin B kompleks tab | vitamin b kompleks - | tablet | vitamin | safe | | | B complex, BC, vit B, b komplek
Vitamin B1 tab 50 mg | tiamin 50 | tablet | vitamin | safe | kg - - -, 100 300 | | thiamine, vit B1
Vitamin B6 tab 10 mg | piridoksin 10 | tablet | vitamin | safe | kg - - -, 50 100 | | pyridoxine, vit B6
Vitamin B12 tab 50 mcg | sianokobalamin 0.05 | tablet | vitamin | safe | kg - - -, 1 2 | | cyanocobalamin, vit B12
Vitamin C tab 50 mg | asam askorbat 50 | tablet | vitamin | safe | kg - - -, 1000 2000 | | vit C, asam askorbat
Vitamin K1 inj 10 mg/ml, 1 ml | fitomenadion 10/1 | injection 1 | vitamin | safe | kg - - -, 10 20 | | vit K, phytomenadione, neo K
Asam folat tab 1 mg | asam folat 1 | tablet | vitamin | safe | kg - - -, 5 5 | | folic acid, vit hamil
Asam folat tab 0,4 mg | asam folat 0.4 | tablet | vitamin | safe | kg - - -, 5 5 | | folic acid, vit hamil
Tablet tambah darah (besi 60 mg + asam folat 0,4 mg) | besi 60 + asam folat 0.4 | tablet | iron vitamin | safe | kg - - 6, 120 200 | program | TTD, Fe, tablet besi, sulfas ferosus, SF, penambah darah
Besi sirup 30 mg/5 ml, 60 ml | besi 30/5 | syrup 60 | iron | safe | kg - - 6, 60 120 | | ferro syr, Fe sirup
Kalsium laktat tab 500 mg | kalsium laktat 500 | tablet | mineral | safe | kg - - -, 1000 4000 | | kalk, calcium lactate, calc
Vitamin A kaps 100.000 IU | retinol - | capsule | vitamin | contraindicated | | program | vit A biru, kapsul biru
Vitamin A kaps 200.000 IU | retinol - | capsule | vitamin | contraindicated | | program | vit A merah, kapsul merah
Taburia sachet | multivitamin - | sachet | vitamin mineral | unknown | | program | tabur gizi
Oksitosin inj 10 IU/ml, 1 ml | oksitosin - | injection 1 | oxytocic | caution | | high_alert | oxytocin, oksi, pitosin
Metilergometrin tab 0,125 mg | metilergometrin 0.125 | tablet | ergot oxytocic | contraindicated | kg - - -, 0.25 1 | | methergin, methylergometrine, metergin
Metilergometrin inj 0,2 mg/ml, 1 ml | metilergometrin 0.2/1 | injection 1 | ergot oxytocic | contraindicated | kg - - -, 0.2 1 | high_alert | methergin injeksi
Magnesium sulfat inj 40%, 25 ml | magnesium sulfat 400/1 | injection 25 | anticonvulsant electrolyte | safe | kg - - -, 6000 40000 | high_alert | MgSO4, obat preeklampsia
Medroksiprogesteron inj 150 mg | medroksiprogesteron 150 | injection | progestogen contraceptive | contraindicated | kg - - -, 150 - | program | DMPA, suntik KB 3 bulan, KB suntik, depo
Suntik KB 1 bulan (medroksiprogesteron 25 mg + estradiol sipionat 5 mg) | medroksiprogesteron 25 + estradiol sipionat 5 | injection | progestogen estrogen contraceptive | contraindicated | kg - - -, 25 - | program | cyclofem, suntik KB 1 bulan
Pil KB kombinasi | levonorgestrel 0.15 + etinilestradiol 0.03 | tablet | progestogen estrogen contraceptive | contraindicated | kg - - -, 0.15 0.15 | program | pil KB, microgynon
Implan levonorgestrel 75 mg, 2 batang | levonorgestrel 150 | other >parenteral @set | progestogen contraceptive | contraindicated | | program | susuk, implan, KB implan
IUD Cu T 380A | tembaga - | other >vaginal @buah | contraceptive | contraindicated | | program | spiral, IUD, AKDR
Kondom | lateks - | other >topical @buah | contraceptive latex | safe | | program | kondom KB
Ringer laktat infus 500 ml | ringer laktat - | infusion 500 | fluid | safe | | | RL, infus RL
Natrium klorida 0,9% infus 500 ml | natrium klorida 9/1 | infusion 500 | fluid | safe | | | NaCl, NS, infus NaCl, PZ
Dekstrosa 5% infus 500 ml | glukosa 50/1 | infusion 500 | fluid | safe | | | D5, dextrose, infus D5
Dekstrosa 40% inj 25 ml | glukosa 400/1 | injection 25 | fluid | safe | | high_alert | D40, dextrose 40
Lidokain inj 2%, 2 ml | lidokain 20/1 | injection 2 | local_anaesthetic | safe | kg - 4.5 -, 200 300 | | lidocaine, bius lokal, anestesi
Lidokain-epinefrin inj gigi, 2 ml | lidokain 20/1 + epinefrin 0.0125/1 | injection 2 | local_anaesthetic sympathomimetic | caution | kg - 7 -, 300 500 | | pehacain, bius gigi, anestesi gigi
Atropin inj 0,25 mg/ml, 1 ml | atropin 0.25/1 | injection 1 | anticholinergic | caution | kg - 0.02 -, 1 - | high_alert | atropin sulfat, SA
Kalsium glukonat inj 10%, 10 ml | kalsium glukonat 100/1 | injection 10 | electrolyte | safe | kg - 60 -, 2000 - | high_alert | ca gluconas, calcium gluconate
Aminofilin inj 24 mg/ml, 10 ml | aminofilin 24/1 | injection 10 | xanthine | caution | kg - 6 -, 500 900 | high_alert | aminophylline injeksi
Serum anti tetanus 1.500 IU | antitoksin tetanus - | injection | antiserum equine | safe | | program | ATS
Serum anti bisa ular, 5 ml | antitoksin bisa ular - | injection 5 | antiserum equine | caution | | program | SABU, obat gigitan ular
Vaksin rabies inj | vaksin rabies - | injection | vaccine | safe | | program | VAR, anti rabies
Vaksin tetanus difteri (Td) 0,5 ml | vaksin td - | injection | vaccine | safe | | program | TT, Td
Oksigen | oksigen - | inhalation @liter | gas | safe | | | O2
Povidon iodin larutan 10%, 60 ml | povidon iodin 100/1 | other 60 >topical @botol | iodine antiseptic | caution | | | betadine, iodin, obat merah
Alkohol 70%, 100 ml | etanol - | other 100 >topical @botol | antiseptic | safe | | | alkohol
Rivanol larutan 0,1%, 300 ml | etakridin - | other 300 >topical @botol | antiseptic | safe | | | rivanol
Bedak salisil 2%, 50 g | asam salisilat - | other >topical @kotak | salicylate | safe | | | bedak gatal, salicyl
Salep asam benzoat-salisilat (Whitfield), 30 g | asam benzoat - + asam salisilat - | ointment | salicylate antifungal | safe | | | salep 6-3, AAV, obat panu, whitfield
Losio kalamin, 95 ml | kalamin - | other 95 >topical @botol | antipruritic | safe | | | caladine, calamine, obat gatal
Silver sulfadiazin krim 1%, 35 g | perak sulfadiazin - | cream | sulfonamide antiseptic | caution | | | burnazin, salep luka bakar
Salep kulit oksitetrasiklin 3%, 5 g | oksitetrasiklin - | ointment | tetracycline | caution | | antibiotic | oxytetracycline, salep kulit, OTC
Hidrogen peroksida 3%, 100 ml | hidrogen peroksida - | other 100 >topical @botol | antiseptic | safe | | | H2O2, perhidrol
Tetrahidrozolin tetes mata 0,05%, 6 ml | tetrahidrozolin - | eye_drops 6 | decongestant | caution | | | visine, tetes mata merah
Timolol tetes mata 0,5%, 5 ml | timolol - | eye_drops 5 | beta_blocker | caution | | | obat glaukoma
Karbogliserin tetes telinga 10%, 10 ml | fenol gliserol - | ear_drops 10 | ceruminolytic | safe | | | carboglycerin, tetes telinga, obat serumen
Eugenol cairan, 10 ml | eugenol - | other 10 >topical @botol | dental | safe | | | obat gigi
`
