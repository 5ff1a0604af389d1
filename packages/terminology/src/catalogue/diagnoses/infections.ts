/** Chapters A and B of ICD-10. Code | name | English or Latin | lay words. */
export const infections = `
A00.9 | Kolera | Cholera | muntaber hebat, diare air cucian beras
A01.0 | Demam tifoid | Typhoid fever | tipes, tifus, tipus, tipus perut, sakit tipes, suspek tifoid
A01.4 | Demam paratifoid | Paratyphoid fever | paratipus
A02.0 | Enteritis karena Salmonella | Salmonella enteritis | keracunan salmonela
A03.9 | Disentri basiler (sigelosis) | Shigellosis | disentri, mencret darah, berak darah lendir, diare berdarah
A04.9 | Infeksi usus karena bakteri | Bacterial intestinal infection | infeksi usus
A05.9 | Keracunan makanan karena bakteri | Food poisoning | keracunan makanan, salah makan, keracunan
A06.0 | Disentri amuba akut | Acute amoebic dysentery | disentri amuba, berak darah
A06.9 | Amubiasis | Amoebiasis | amuba
A08.0 | Enteritis karena rotavirus | Rotaviral enteritis | diare rotavirus, muntaber anak
A08.4 | Infeksi usus karena virus | Viral gastroenteritis | muntaber virus, flu perut
A09 | Diare dan gastroenteritis, diduga infeksi | Gastroenteritis, diarrhoea | mencret, mencret mencret, muntaber, diare, diare akut, berak encer, buang air terus, GE, GEA, murus, bab cair
A15.0 | TB paru, BTA positif | Pulmonary tuberculosis, smear positive | TBC, flek paru, paru paru basah, TB BTA positif, batuk darah TBC
A15.3 | TB paru, pasti dengan cara lain (TCM) | Pulmonary tuberculosis, confirmed | TB TCM positif, TB bakteriologis
A16.0 | TB paru, bakteriologis negatif | Pulmonary tuberculosis, bacteriologically negative | TB BTA negatif
A16.2 | TB paru, tanpa konfirmasi bakteriologis | Pulmonary tuberculosis, clinical | TBC klinis, TB rontgen positif, flek paru, TB anak, TBC, TB paru
A16.9 | TB saluran napas | Respiratory tuberculosis | TB
A17.0 | Meningitis TB | Tuberculous meningitis | TB selaput otak
A18.0 | TB tulang dan sendi | Tuberculosis of bones and joints | TB tulang, TB tulang belakang
A18.2 | Limfadenitis TB | Tuberculous lymphadenopathy | TB kelenjar, kelenjar getah bening TB, benjolan leher TBC
A19.9 | TB milier | Miliary tuberculosis | TB menyebar
A22.9 | Antraks | Anthrax | antraks, sakit sapi
A27.9 | Leptospirosis | Leptospirosis | kencing tikus, penyakit kencing tikus
A30.9 | Kusta | Leprosy | lepra, kusta, hansen, MH
A30.1 | Kusta tuberkuloid | Tuberculoid leprosy | kusta kering, kusta PB
A30.5 | Kusta lepromatosa | Lepromatous leprosy | kusta basah, kusta MB
A33 | Tetanus neonatorum | Neonatal tetanus | tetanus bayi, bayi kejang mulut mencucu
A34 | Tetanus obstetri | Obstetrical tetanus | tetanus bersalin
A35 | Tetanus | Tetanus | kaku rahang, kejang mulut terkunci, kena paku kejang
A36.9 | Difteri | Diphtheria | difteri, leher bengkak selaput putih
A37.9 | Batuk rejan (pertusis) | Whooping cough | batuk rejan, batuk seratus hari, pertusis
A38 | Demam skarlatina | Scarlet fever | skarlatina
A39.0 | Meningitis meningokokus | Meningococcal meningitis | meningitis
A41.9 | Sepsis | Sepsis | infeksi darah, keracunan darah, sepsis
A46 | Erisipelas | Erysipelas | kulit merah bengkak panas
A49.9 | Infeksi bakteri | Bacterial infection | infeksi bakteri
A50.9 | Sifilis bawaan | Congenital syphilis | raja singa bayi
A51.0 | Sifilis primer kelamin | Primary genital syphilis | raja singa, luka kelamin
A53.9 | Sifilis | Syphilis | raja singa, lues, sifilis
A54.9 | Gonore | Gonorrhoea | kencing nanah, GO, keluar nanah kemaluan
A56.0 | Infeksi klamidia saluran kelamin bawah | Chlamydial infection | klamidia
A59.0 | Trikomoniasis kelamin | Urogenital trichomoniasis | keputihan berbusa, trikomonas
A60.0 | Herpes kelamin | Genital herpes | herpes kelamin, herpes genital
A63.0 | Kutil kelamin (kondiloma akuminata) | Condylomata acuminata | kutil kelamin, jengger ayam
A64 | Infeksi menular seksual | Sexually transmitted disease | IMS, penyakit kelamin, PMS
A66.9 | Frambusia | Yaws | patek, puru, frambusia
A71.9 | Trakoma | Trachoma | trakoma
A75.9 | Demam tifus karena riketsia | Typhus fever | tifus kutu
A80.9 | Poliomielitis akut | Acute poliomyelitis | polio, lumpuh layuh
A82.9 | Rabies | Rabies | anjing gila, rabies
A83.0 | Ensefalitis Jepang | Japanese encephalitis | radang otak, JE
A87.9 | Meningitis karena virus | Viral meningitis | radang selaput otak
A90 | Demam dengue | Dengue fever | DBD, demam berdarah, DD, dengue, suspek dengue
A91 | Demam berdarah dengue | Dengue haemorrhagic fever | DBD, DHF, demam berdarah, sakit demam berdarah
A92.0 | Cikungunya | Chikungunya | chikungunya, flu tulang, demam sendi
A95.9 | Demam kuning | Yellow fever | demam kuning
B00.1 | Herpes simpleks kulit | Herpesviral vesicular dermatitis | herpes bibir, herpes simplex
B00.2 | Gingivostomatitis herpes | Herpesviral gingivostomatitis | sariawan herpes
B00.9 | Infeksi herpes simpleks | Herpes simplex infection | herpes
B01.9 | Cacar air | Varicella, chickenpox | cacar air, varisela, cangkrangan
B02.9 | Herpes zoster | Herpes zoster, shingles | cacar ular, dompo, cacar api, herpes zoster
B05.9 | Campak | Measles | campak, gabagen, tampek, morbili, suspek campak, kerumut
B06.9 | Rubela | Rubella | campak jerman, rubella
B07 | Kutil karena virus | Viral warts | kutil, veruka, mata ikan
B08.1 | Moluskum kontagiosum | Molluscum contagiosum | moluskum
B08.4 | Penyakit tangan, kaki, mulut (HFMD) | Hand, foot and mouth disease | flu singapura, HFMD
B09 | Ruam karena virus | Viral exanthem | bintik merah virus, ruam virus
B15.9 | Hepatitis A akut | Acute hepatitis A | sakit kuning, liver, lever, hepatitis A
B16.9 | Hepatitis B akut | Acute hepatitis B | sakit kuning, hepatitis B
B17.1 | Hepatitis C akut | Acute hepatitis C | hepatitis C
B18.1 | Hepatitis B kronik | Chronic hepatitis B | hepatitis B menahun, HBsAg positif
B18.2 | Hepatitis C kronik | Chronic hepatitis C | hepatitis C menahun
B19.9 | Hepatitis virus | Viral hepatitis | sakit kuning, penyakit kuning, liver, lever
B20 | Penyakit HIV dengan infeksi dan parasit | HIV disease | AIDS, HIV, ODHA
B24 | Penyakit HIV | HIV disease | HIV, AIDS, ODHA, B20
B25.9 | Infeksi sitomegalovirus | Cytomegaloviral disease | CMV
B26.9 | Gondongan | Mumps | gondongan, parotitis, mumps, bengkak bawah telinga
B27.9 | Mononukleosis | Infectious mononucleosis | mononukleosis
B30.9 | Konjungtivitis karena virus | Viral conjunctivitis | sakit mata menular, mata merah virus, belekan
B34.9 | Infeksi virus | Viral infection | infeksi virus, demam virus
B35.0 | Tinea kapitis dan barbe | Tinea capitis | jamur kulit kepala, kurap kepala
B35.1 | Tinea unguium (jamur kuku) | Onychomycosis | jamur kuku, kuku rusak
B35.2 | Tinea manus | Tinea manuum | jamur tangan
B35.3 | Tinea pedis | Athlete's foot | kutu air, jamur kaki, rangen
B35.4 | Tinea korporis | Ringworm | kurap, kadas, jamur badan, ringworm
B35.6 | Tinea kruris | Tinea cruris | jamur selangkangan, gatal selangkangan, kurap selangkangan
B35.9 | Dermatofitosis | Dermatophytosis | jamur kulit, kurap, gatal jamur, kadas
B36.0 | Pitiriasis versikolor (panu) | Pityriasis versicolor | panu, panau, bercak putih kulit
B37.0 | Kandidiasis mulut | Oral candidiasis, thrush | jamur mulut, lidah putih, oral trush, sariawan jamur, sariawan putih bayi
B37.2 | Kandidiasis kulit dan kuku | Candidiasis of skin | jamur lipatan, kandida kulit
B37.3 | Kandidiasis vulva dan vagina | Vulvovaginal candidiasis | keputihan jamur, keputihan gatal, kandidiasis
B37.9 | Kandidiasis | Candidiasis | jamur kandida
B50.9 | Malaria falsiparum | Falciparum malaria | malaria tropika, malaria falciparum, PF
B51.9 | Malaria vivaks | Vivax malaria | malaria tertiana, malaria vivax, PV
B52.9 | Malaria malariae | Malariae malaria | malaria kuartana
B53.0 | Malaria ovale | Ovale malaria | malaria ovale
B53.8 | Malaria campuran, dipastikan sediaan darah | Mixed malaria | malaria mix
B54 | Malaria | Malaria | malaria, demam menggigil, malaria klinis, suspek malaria
B58.9 | Toksoplasmosis | Toxoplasmosis | tokso
B65.9 | Skistosomiasis | Schistosomiasis | demam keong
B68.9 | Infeksi cacing pita | Taeniasis | cacing pita
B74.9 | Filariasis | Filariasis | kaki gajah
B76.9 | Penyakit cacing tambang | Hookworm disease | cacing tambang
B77.9 | Askariasis | Ascariasis | cacing gelang
B79 | Trikuriasis | Trichuriasis | cacing cambuk
B80 | Enterobiasis | Enterobiasis | cacing kremi, kremian, kreminan, gatal dubur malam
B82.0 | Kecacingan usus | Intestinal helminthiasis | cacingan, kecacingan
B83.0 | Larva migrans kulit | Cutaneous larva migrans | cacing kulit, creeping eruption
B85.0 | Kutu kepala | Pediculosis capitis | kutu rambut, kutuan, kutu kepala
B86 | Skabies | Scabies | kudis, gudik, budug, kudisan, gatal malam hari, tungau, gatal sela jari
B89 | Penyakit parasit | Parasitic disease | parasit
B90.9 | Sisa penyakit TB (bekas TB) | Sequelae of tuberculosis | bekas TB, TB lama
B99 | Penyakit infeksi lain | Infectious disease | infeksi
`
