/** Stomach, breath, heart, sugar, mind. The columns are told in `read-drugs.ts`. */
export const inside = `
Antasida DOEN tab | aluminium hidroksida 200 + magnesium hidroksida 200 | tablet | antacid | safe | | | antasid, antasida, obat maag, promag
Antasida DOEN suspensi, 60 ml | aluminium hidroksida 200/5 + magnesium hidroksida 200/5 | suspension 60 | antacid | safe | | | antasid syr, obat maag cair
Ranitidin tab 150 mg | ranitidin 150 | tablet | h2_antagonist | safe | kg 2-4 10, 300 300 | | rani, ranitidine, obat maag
Ranitidin inj 25 mg/ml, 2 ml | ranitidin 25/1 | injection 2 | h2_antagonist | safe | kg - 1 -, 50 200 | | ranitidine injeksi
Omeprazol kaps 20 mg | omeprazol 20 | capsule | proton_pump_inhibitor | safe | kg - 1 3, 40 80 | | ome, omeprazole, omz, obat lambung
Lansoprazol kaps 30 mg | lansoprazol 30 | capsule | proton_pump_inhibitor | unknown | kg - - -, 30 60 | | lansoprazole, lanso
Sukralfat suspensi 500 mg/5 ml, 100 ml | sukralfat 500/5 | suspension 100 | mucosal_protectant | safe | kg - - -, 1000 4000 | | sucralfate
Domperidon tab 10 mg | domperidon 10 | tablet | antiemetic dopamine_antagonist | caution | kg - 0.25 0.75, 10 30 | | dompe, domperidone, obat mual
Domperidon sirup 5 mg/5 ml, 60 ml | domperidon 5/5 | syrup 60 | antiemetic dopamine_antagonist | caution | kg - 0.25 0.75, 10 30 | | dompe syr, obat mual anak
Metoklopramid tab 10 mg | metoklopramid 10 | tablet | antiemetic dopamine_antagonist | safe | kg - 0.15 0.5, 10 30 | | metoclopramide, primperan
Ondansetron tab 4 mg | ondansetron 4 | tablet | antiemetic setron | caution | kg - 0.15 -, 8 24 | | obat muntah
Metoklopramid inj 5 mg/ml, 2 ml | metoklopramid 5/1 | injection 2 | antiemetic dopamine_antagonist | safe | kg - 0.15 0.5, 10 30 | | metoclopramide injeksi
Oralit sachet 200 ml | natrium klorida 520 + glukosa 2700 + kalium klorida 300 + trinatrium sitrat 580 | sachet | rehydration | safe | | program | ORS, garam oralit, obat diare
Zink tab dispersibel 20 mg | zink 20 | tablet | mineral | safe | kg - - -, 20 20 | program | zinc, zinkid, obat diare anak
Zink sirup 20 mg/5 ml, 60 ml | zink 20/5 | syrup 60 | mineral | safe | kg - - -, 20 20 | program | zinc syr
Attapulgit tab 600 mg | attapulgit 600 | tablet | adsorbent | safe | kg - - -, 1200 9000 | | attapulgite, diatabs, obat mencret
Loperamid tab 2 mg | loperamid 2 | tablet | antimotility opioid_like | caution | kg - - -, 4 16 | | loperamide, imodium
Bisakodil tab 5 mg | bisakodil 5 | tablet | laxative | caution | kg - - -, 10 15 | | bisacodyl, dulcolax, obat sembelit
Bisakodil supositoria 10 mg | bisakodil 10 | suppository | laxative | caution | kg - - -, 10 10 | | bisacodyl supp, dulcolax
Hiosin butilbromida tab 10 mg | hiosin butilbromida 10 | tablet | anticholinergic | caution | kg - - -, 20 100 | | hyoscine, buscopan, buskopan, obat mules
Antihemoroid supositoria | bismut subgalat 150 + heksaklorofen 2.5 + lidokain 10 + seng oksida 120 | suppository | local_anaesthetic | unknown | | | obat ambeien, obat wasir
Ambroksol tab 30 mg | ambroksol 30 | tablet | mucolytic | caution | kg - - 1.6, 30 120 | | ambroxol, obat batuk dahak, ambro
Ambroksol sirup 15 mg/5 ml, 60 ml | ambroksol 15/5 | syrup 60 | mucolytic | caution | kg - - 1.6, 30 120 | | ambroxol syr, obat batuk anak
Asetilsistein kaps 200 mg | asetilsistein 200 | capsule | mucolytic | caution | kg - - -, 200 600 | | acetylcysteine, NAC
Gliseril guaiakolat tab 100 mg | gliseril guaiakolat 100 | tablet | expectorant | caution | kg - - 12, 400 2400 | | GG, guaifenesin, obat batuk
OBH sirup 100 ml | succus liquiritiae 835/5 + amonium klorida 30/5 | syrup 100 | expectorant | caution | | | obat batuk hitam, OBH
Dekstrometorfan tab 15 mg | dekstrometorfan 15 | tablet | antitussive opioid_like | caution | kg - - -, 30 120 | | DMP, dextromethorphan, obat batuk kering
Pseudoefedrin tab 30 mg | pseudoefedrin 30 | tablet | decongestant sympathomimetic | caution | kg - - 4, 60 240 | | pseudoephedrine, obat pilek
Salbutamol tab 2 mg | salbutamol 2 | tablet | beta_agonist | caution | kg 0.1-0.15 0.6, 4 16 | | salbu, obat asma, obat sesak
Salbutamol tab 4 mg | salbutamol 4 | tablet | beta_agonist | caution | kg 0.1-0.15 0.6, 4 16 | | salbu, obat asma, obat sesak
Salbutamol nebul 2,5 mg/2,5 ml | salbutamol 2.5/2.5 | inhalation 2.5 | beta_agonist | caution | kg - - -, 5 - | | ventolin nebul, uap, nebulizer
Aminofilin tab 200 mg | aminofilin 200 | tablet | xanthine | caution | kg - 6 20, 300 900 | | aminophylline, amino
Teofilin tab 150 mg | teofilin 150 | tablet | xanthine | caution | kg - 5 20, 300 900 | | theophylline
Amlodipin tab 5 mg | amlodipin 5 | tablet | calcium_antagonist | caution | kg - - -, 10 10 | | amlo, amlodipine, obat darah tinggi, obat tensi
Amlodipin tab 10 mg | amlodipin 10 | tablet | calcium_antagonist | caution | kg - - -, 10 10 | | amlo, amlodipine, obat darah tinggi, obat tensi
Kaptopril tab 12,5 mg | kaptopril 12.5 | tablet | ace_inhibitor | contraindicated | kg - - -, 50 150 | | captopril, capto, obat darah tinggi
Kaptopril tab 25 mg | kaptopril 25 | tablet | ace_inhibitor | contraindicated | kg - - -, 50 150 | | captopril, capto, obat darah tinggi
Lisinopril tab 5 mg | lisinopril 5 | tablet | ace_inhibitor | contraindicated | kg - - -, 40 40 | | lisino
Lisinopril tab 10 mg | lisinopril 10 | tablet | ace_inhibitor | contraindicated | kg - - -, 40 40 | | lisino
Candesartan tab 8 mg | kandesartan 8 | tablet | angiotensin_antagonist | contraindicated | kg - - -, 32 32 | | kandesartan, cande
Nifedipin tab 10 mg | nifedipin 10 | tablet | calcium_antagonist | caution | kg - - -, 20 60 | | nifedipine, nife, adalat
Metildopa tab 250 mg | metildopa 250 | tablet | central_antihypertensive | safe | kg - - -, 500 3000 | | methyldopa, dopamet, obat darah tinggi hamil
Hidroklorotiazid tab 25 mg | hidroklorotiazid 25 | tablet | thiazide sulfonamide_like | caution | kg - - -, 50 50 | | HCT, hydrochlorothiazide
Furosemid tab 40 mg | furosemid 40 | tablet | loop_diuretic sulfonamide_like | caution | kg - 2 6, 80 240 | | furosemide, furo, lasix
Furosemid inj 10 mg/ml, 2 ml | furosemid 10/1 | injection 2 | loop_diuretic sulfonamide_like | caution | kg - 1 6, 80 240 | | lasix injeksi
Spironolakton tab 25 mg | spironolakton 25 | tablet | potassium_sparing_diuretic | contraindicated | kg - - 3, 100 400 | | spironolactone, spiro
Bisoprolol tab 2,5 mg | bisoprolol 2.5 | tablet | beta_blocker | caution | kg - - -, 10 10 | | biso, concor
Bisoprolol tab 5 mg | bisoprolol 5 | tablet | beta_blocker | caution | kg - - -, 10 10 | | biso, concor
Propranolol tab 10 mg | propranolol 10 | tablet | beta_blocker | caution | kg - - 4, 80 320 | | propra
Isosorbid dinitrat tab 5 mg | isosorbid dinitrat 5 | tablet | nitrate | caution | kg - - -, 10 160 | | ISDN, cedocard, obat jantung
Asetosal tab 80 mg | asetosal 80 | tablet | salicylate nsaid antiplatelet | caution | kg - - -, 320 320 | | aspirin, aspilet, asetosal, asam asetilsalisilat
Klopidogrel tab 75 mg | klopidogrel 75 | tablet | antiplatelet | unknown | kg - - -, 300 300 | | clopidogrel, CPG
Simvastatin tab 10 mg | simvastatin 10 | tablet | statin | contraindicated | kg - - -, 40 40 | | simva, obat kolesterol
Simvastatin tab 20 mg | simvastatin 20 | tablet | statin | contraindicated | kg - - -, 40 40 | | simva, obat kolesterol
Gemfibrozil kaps 300 mg | gemfibrozil 300 | capsule | fibrate | caution | kg - - -, 600 1200 | | gemfi
Digoksin tab 0,25 mg | digoksin 0.25 | tablet | cardiac_glycoside | caution | kg - - -, 0.5 0.5 | high_alert | digoxin
Metformin tab 500 mg | metformin 500 | tablet | biguanide | safe | kg - - -, 1000 2550 | | metfor, met, obat gula, obat kencing manis
Glibenklamid tab 5 mg | glibenklamid 5 | tablet | sulfonylurea | contraindicated | kg - - -, 10 20 | | gliben, glibenclamide, obat gula
Glimepirid tab 1 mg | glimepirid 1 | tablet | sulfonylurea | contraindicated | kg - - -, 8 8 | | glime, glimepiride, obat gula
Glimepirid tab 2 mg | glimepirid 2 | tablet | sulfonylurea | contraindicated | kg - - -, 8 8 | | glime, glimepiride, obat gula
Akarbose tab 50 mg | akarbose 50 | tablet | alpha_glucosidase_inhibitor | caution | kg - - -, 100 300 | | acarbose
Propiltiourasil tab 100 mg | propiltiourasil 100 | tablet | antithyroid | caution | kg - - -, 200 600 | | PTU, obat tiroid
Amitriptilin tab 25 mg | amitriptilin 25 | tablet | tricyclic | caution | kg - - -, 75 150 | | amitriptyline, ami
Fluoksetin kaps 20 mg | fluoksetin 20 | capsule | ssri | caution | kg - - -, 60 60 | | fluoxetine, obat depresi
Haloperidol tab 1,5 mg | haloperidol 1.5 | tablet | antipsychotic | caution | kg - - -, 10 20 | psychotropic | haldol, halo
Haloperidol tab 5 mg | haloperidol 5 | tablet | antipsychotic | caution | kg - - -, 10 20 | psychotropic | haldol, halo
Risperidon tab 2 mg | risperidon 2 | tablet | antipsychotic | caution | kg - - -, 4 8 | | risperidone, risper
Klorpromazin tab 100 mg | klorpromazin 100 | tablet | phenothiazine antipsychotic | caution | kg - - -, 200 800 | | chlorpromazine, CPZ
Triheksifenidil tab 2 mg | triheksifenidil 2 | tablet | anticholinergic | caution | kg - - -, 5 15 | | trihexyphenidyl, THP, THD
Diazepam tab 2 mg | diazepam 2 | tablet | benzodiazepine | contraindicated | kg - 0.3 0.8, 10 30 | psychotropic | valium
Diazepam rektal 5 mg | diazepam 5 | rectal_tube | benzodiazepine | contraindicated | kg - 0.5 -, 10 20 | psychotropic high_alert | stesolid 5, obat kejang dubur
Diazepam rektal 10 mg | diazepam 10 | rectal_tube | benzodiazepine | contraindicated | kg - 0.5 -, 10 20 | psychotropic high_alert | stesolid 10, obat kejang dubur
Diazepam inj 5 mg/ml, 2 ml | diazepam 5/1 | injection 2 | benzodiazepine | contraindicated | kg - 0.3 -, 10 30 | psychotropic high_alert | valium injeksi
Fenobarbital tab 30 mg | fenobarbital 30 | tablet | barbiturate anticonvulsant | contraindicated | kg - - 8, 200 300 | psychotropic | phenobarbital, luminal
Fenobarbital tab 100 mg | fenobarbital 100 | tablet | barbiturate anticonvulsant | contraindicated | kg - - 8, 200 300 | psychotropic | phenobarbital, luminal
Fenitoin kaps 100 mg | fenitoin 100 | capsule | hydantoin anticonvulsant | contraindicated | kg - - 8, 300 600 | | phenytoin, dilantin
Karbamazepin tab 200 mg | karbamazepin 200 | tablet | anticonvulsant | contraindicated | kg - - 35, 400 1600 | | carbamazepine, tegretol
Asam valproat sirup 250 mg/5 ml, 120 ml | asam valproat 250/5 | syrup 120 | anticonvulsant | contraindicated | kg - - 60, 1000 2500 | | valproic acid, depakene
Asam valproat tab 250 mg | asam valproat 250 | tablet | anticonvulsant | contraindicated | kg - - 60, 1000 2500 | | valproic acid, depakote
Betahistin tab 6 mg | betahistin 6 | tablet | antivertigo | unknown | kg - - -, 16 48 | | betahistine, obat vertigo, merislon
`
