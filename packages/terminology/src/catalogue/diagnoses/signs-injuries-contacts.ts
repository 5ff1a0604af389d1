/** Chapters R to Z and U of ICD-10: complaints, injuries, causes, contacts. Code | name | English or Latin | lay words. */
export const signsInjuriesContacts = `
R00.0 | Denyut jantung cepat | Tachycardia | jantung berdebar
R00.2 | Berdebar | Palpitations | jantung berdebar, deg degan
R03.0 | Tekanan darah tinggi sekali ukur, belum hipertensi | Elevated blood pressure reading | tensi naik
R04.0 | Mimisan | Epistaxis | mimisan, hidung berdarah
R04.2 | Batuk darah | Haemoptysis | batuk darah
R05 | Batuk | Cough | batuk, batuk kering, batuk berdahak
R06.0 | Sesak napas | Dyspnoea | sesak, sesak napas, napas berat
R06.6 | Cegukan | Hiccough | cegukan
R07.0 | Nyeri tenggorokan | Pain in throat | tenggorokan sakit
R07.4 | Nyeri dada | Chest pain | dada sakit, nyeri dada
R10.1 | Nyeri perut atas | Upper abdominal pain | nyeri ulu hati, ulu hati sakit
R10.3 | Nyeri perut bawah | Lower abdominal pain | perut bawah sakit
R10.4 | Nyeri perut | Abdominal pain | sakit perut, perut mulas, mules, kolik, perut melilit
R11 | Mual dan muntah | Nausea and vomiting | mual, muntah, mual muntah
R12 | Rasa panas di dada | Heartburn | dada panas
R14 | Perut kembung | Flatulence | kembung, masuk angin, perut kembung, begah
R17 | Kuning (ikterus) | Jaundice | badan kuning, mata kuning, sakit kuning
R18 | Asites | Ascites | perut buncit air
R20.2 | Kesemutan | Paraesthesia | kesemutan, semutan
R21 | Ruam kulit | Rash | bintik merah, ruam, bercak merah
R22.9 | Benjolan di kulit | Localized swelling | benjolan
R25.2 | Kram otot | Cramp and spasm | kram
R30.0 | Nyeri saat kencing | Dysuria | kencing sakit, kencing panas, anyang anyangan
R31 | Kencing darah | Haematuria | kencing darah, kencing merah
R32 | Tidak dapat menahan kencing | Urinary incontinence | ngompol, beser
R33 | Tidak dapat kencing | Retention of urine | tidak bisa kencing, kencing tertahan
R35 | Sering kencing | Polyuria | sering kencing, beser
R40.2 | Koma | Coma | tidak sadar, koma
R42 | Pusing | Dizziness | pusing, pening, pusing melayang, oyong, kliyengan, puyeng
R50.9 | Demam | Fever | panas, demam, badan panas, meriang, sumeng, panas tinggi, febris
R51 | Nyeri kepala | Headache | sakit kepala, pusing, kepala sakit, cephalgia, mumet
R52.9 | Nyeri | Pain | nyeri, sakit
R53 | Lemas | Malaise and fatigue | lemas, lesu, capek, letih, loyo
R54 | Lanjut usia dengan kelemahan | Senility | lansia lemah, tua renta
R55 | Pingsan | Syncope | pingsan, semaput, hampir pingsan
R56.0 | Kejang demam | Febrile convulsions | step, kejang panas, stuip, kejang demam
R56.8 | Kejang | Convulsions | kejang
R57.1 | Syok hipovolemik | Hypovolaemic shock | syok kurang cairan
R57.9 | Syok | Shock | syok, shock
R59.9 | Pembesaran kelenjar getah bening | Enlarged lymph nodes | benjolan leher, kelenjar bengkak
R60.9 | Bengkak (edema) | Oedema | bengkak kaki, kaki bengkak, bengkak
R62.8 | Pertumbuhan anak tidak sesuai | Failure to thrive | berat badan tidak naik, BB tidak naik, gagal tumbuh
R63.0 | Tidak nafsu makan | Anorexia | tidak mau makan, nafsu makan turun, susah makan
R63.4 | Berat badan turun | Abnormal weight loss | berat badan turun, kurus
R73.9 | Gula darah tinggi, belum diabetes | Hyperglycaemia | gula darah tinggi, prediabetes
R76.1 | Tes tuberkulin positif | Abnormal tuberculin reaction | mantoux positif
R80 | Protein dalam urin | Proteinuria | protein urin
R95 | Kematian bayi mendadak | Sudden infant death | bayi meninggal mendadak
R99 | Sebab kematian tidak diketahui | Unknown cause of death | meninggal, DOA
S00.9 | Luka memar kepala | Superficial injury of head | kepala benjol, kepala terbentur, kejedot
S01.0 | Luka terbuka kulit kepala | Open wound of scalp | kepala bocor, kepala robek
S01.9 | Luka terbuka kepala | Open wound of head | luka muka, dahi robek
S02.5 | Gigi patah | Fracture of tooth | gigi patah
S03.0 | Rahang lepas sendi | Dislocation of jaw | rahang lepas, tidak bisa menutup mulut
S05.0 | Lecet kornea | Corneal abrasion | mata tergores, mata kelilipan luka
S06.0 | Gegar otak | Concussion | gegar otak
S06.9 | Cedera kepala | Intracranial injury | cedera kepala, CKR, CKB, benturan kepala
S20.2 | Memar dada | Contusion of thorax | dada terbentur
S22.3 | Patah tulang iga | Fracture of rib | iga patah
S42.0 | Patah tulang selangka | Fracture of clavicle | tulang bahu patah
S43.0 | Sendi bahu lepas | Dislocation of shoulder | bahu lepas
S51.9 | Luka terbuka lengan bawah | Open wound of forearm | lengan sobek
S52.5 | Patah tulang lengan bawah dekat pergelangan | Fracture of lower end of radius | tangan patah, patah pergelangan
S61.0 | Luka terbuka jari tangan | Open wound of finger | jari teriris, jari luka, kena pisau
S61.9 | Luka terbuka tangan | Open wound of hand | tangan sobek, tangan luka
S62.6 | Patah tulang jari tangan | Fracture of finger | jari patah
S63.5 | Keseleo pergelangan tangan | Sprain of wrist | keseleo tangan, tangan terkilir
S72.0 | Patah leher tulang paha | Fracture of neck of femur | patah pangkal paha
S81.9 | Luka terbuka tungkai bawah | Open wound of lower leg | kaki sobek
S82.9 | Patah tulang tungkai bawah | Fracture of lower leg | kaki patah, patah tulang kering
S83.6 | Keseleo lutut | Sprain of knee | lutut terkilir
S91.3 | Luka terbuka kaki | Open wound of foot | kena paku, tertusuk paku, kaki kena beling
S93.4 | Keseleo pergelangan kaki | Sprain of ankle | keseleo, terkilir, kesleo, kaki keseleo
T00.9 | Luka lecet banyak tempat | Multiple superficial injuries | lecet lecet, jatuh motor lecet, luka lecet
T07 | Cedera banyak tempat | Multiple injuries | kecelakaan, KLL, jatuh motor
T14.0 | Luka memar atau lecet | Superficial injury | lecet, memar, luka lecet
T14.1 | Luka terbuka | Open wound | luka, luka robek, luka sobek, vulnus, luka terbuka, ganti perban, rawat luka
T14.2 | Patah tulang | Fracture | patah tulang, fraktur
T14.3 | Terkilir | Sprain and dislocation | terkilir, keseleo
T15.9 | Benda asing di mata | Foreign body in eye | kelilipan, mata kemasukan, gram di mata
T16 | Benda asing di telinga | Foreign body in ear | telinga kemasukan, semut di telinga
T17.1 | Benda asing di hidung | Foreign body in nostril | hidung kemasukan
T18.0 | Benda asing di mulut | Foreign body in mouth | duri di mulut
T17.2 | Benda asing di tenggorok | Foreign body in pharynx | ketulangan, duri ikan, keselek
T23.2 | Luka bakar tangan derajat dua | Burn of hand | tangan melepuh
T30.0 | Luka bakar | Burn | luka bakar, kena air panas, tersiram air panas, kena knalpot, melepuh
T50.9 | Keracunan obat | Poisoning by drugs | keracunan obat, minum obat berlebih
T60.0 | Keracunan pestisida | Toxic effect of organophosphate | minum racun, keracunan racun serangga, baygon
T62.9 | Keracunan bahan dalam makanan | Toxic effect of food | keracunan jamur, keracunan makanan
T63.0 | Gigitan ular berbisa | Snake venom | digigit ular, gigitan ular
T63.4 | Sengatan serangga berbisa | Venom of insects | disengat tawon, disengat lebah, disengat lipan
T65.9 | Keracunan | Toxic effect of substance | keracunan
T67.0 | Sengatan panas | Heat stroke | kepanasan pingsan
T74.9 | Kekerasan dalam rumah tangga | Maltreatment | KDRT, dipukul suami, penganiayaan
T75.1 | Tenggelam | Drowning | tenggelam, kelelep
T75.4 | Kena arus listrik | Effects of electric current | kesetrum
T78.1 | Alergi makanan | Food allergy | alergi makanan, alergi udang
T78.2 | Syok anafilaksis | Anaphylactic shock | anafilaksis, syok alergi
T78.3 | Angioedema | Angioneurotic oedema | bibir bengkak alergi
T78.4 | Alergi | Allergy | alergi
T79.3 | Infeksi luka | Post-traumatic wound infection | luka bernanah, luka infeksi
T81.4 | Infeksi setelah tindakan | Infection following procedure | luka operasi infeksi
T88.1 | Kejadian ikutan imunisasi | Complication following immunization | KIPI, panas setelah imunisasi, bengkak setelah suntik
U07.1 | COVID-19, virus dikenali | COVID-19, virus identified | covid, corona, korona
U07.2 | COVID-19, virus tidak dikenali | COVID-19, virus not identified | suspek covid
V29.9 | Pengendara motor celaka | Motorcycle rider injured | KLL motor, jatuh motor, tabrakan
W01 | Jatuh terpeleset | Fall on same level | terpeleset, jatuh kamar mandi
W19 | Jatuh | Fall | jatuh
W54 | Gigitan anjing | Bitten by dog | digigit anjing, gigitan anjing, GHPR
W55 | Gigitan kucing atau hewan lain | Bitten by other mammals | digigit kucing, digigit monyet, gigitan hewan
W57 | Gigitan serangga | Bitten by insect | digigit serangga, gigitan serangga, digigit nyamuk
X20 | Kena ular berbisa | Contact with venomous snakes | digigit ular
X84 | Melukai diri sendiri | Intentional self-harm | bunuh diri, melukai diri
Z00.0 | Pemeriksaan kesehatan umum | General medical examination | cek kesehatan, medical check up, MCU, skrining kesehatan, cek kesehatan gratis
Z00.1 | Pemeriksaan kesehatan anak | Routine child health examination | periksa tumbuh kembang, SDIDTK, anak sehat
Z00.8 | Pemeriksaan kesehatan lain | Other general examination | skrining
Z01.0 | Pemeriksaan mata | Examination of eyes | periksa mata
Z01.2 | Pemeriksaan gigi | Dental examination | periksa gigi, kontrol gigi
Z01.4 | Pemeriksaan kandungan | Gynaecological examination | periksa kandungan
Z02.0 | Pemeriksaan untuk masuk sekolah | Examination for admission to school | surat sehat sekolah
Z02.1 | Pemeriksaan sebelum bekerja | Pre-employment examination | surat sehat kerja, lamar kerja
Z02.4 | Pemeriksaan untuk SIM | Examination for driving licence | surat sehat SIM
Z02.6 | Pemeriksaan untuk asuransi | Examination for insurance | asuransi
Z02.7 | Pembuatan surat keterangan | Issue of medical certificate | surat sehat, surat keterangan sehat, surat sakit, surat dokter, keterangan sehat, minta surat
Z02.8 | Pemeriksaan administrasi lain (calon pengantin, haji) | Administrative examination | calon pengantin, catin, periksa haji, haji
Z03.0 | Pengamatan suspek TB | Observation for suspected tuberculosis | suspek TB, terduga TB
Z03.9 | Pengamatan suspek penyakit | Observation for suspected disease | observasi
Z09.9 | Kontrol setelah pengobatan | Follow-up after treatment | kontrol, kontrol ulang
Z11.4 | Skrining HIV | Screening for HIV | tes HIV, VCT
Z12.4 | Skrining kanker leher rahim | Screening for cervical cancer | IVA, tes IVA, papsmear, pap smear
Z13.1 | Skrining diabetes | Screening for diabetes | skrining gula, cek gula
Z13.6 | Skrining penyakit jantung dan pembuluh darah | Screening for cardiovascular disorders | skrining PTM, cek tensi, posbindu
Z20.3 | Kontak rabies | Exposure to rabies | digigit anjing, gigitan anjing, vaksin rabies, VAR, GHPR
Z20.1 | Kontak TB | Exposure to tuberculosis | kontak TB, serumah TB, TPT
Z21 | HIV tanpa gejala | Asymptomatic HIV | HIV positif
Z23.2 | Imunisasi BCG | Immunization against tuberculosis | BCG, suntik BCG, vaksin BCG, imunisasi bayi
Z23.5 | Imunisasi tetanus | Immunization against tetanus | TT, Td, suntik TT, suntik tetanus, vaksin tetanus
Z23.8 | Imunisasi terhadap bakteri lain (PCV) | Immunization against bacterial disease | PCV, vaksin pneumonia
Z24.0 | Imunisasi polio | Immunization against poliomyelitis | polio, IPV, OPV, tetes polio, vaksin polio
Z24.2 | Imunisasi rabies | Immunization against rabies | VAR, vaksin rabies, suntik rabies
Z24.4 | Imunisasi campak | Immunization against measles | suntik campak, vaksin campak, MR
Z24.6 | Imunisasi hepatitis B | Immunization against viral hepatitis | HB0, vaksin hepatitis, suntik hepatitis
Z25.1 | Imunisasi influenza | Immunization against influenza | vaksin flu
Z25.8 | Imunisasi terhadap virus lain (HPV, rotavirus) | Immunization against viral disease | vaksin HPV, vaksin rotavirus, vaksin covid
Z26.9 | Imunisasi | Immunization | imunisasi, vaksin, suntik imunisasi
Z27.1 | Imunisasi DPT | Immunization against DTP | DPT, vaksin DPT
Z27.4 | Imunisasi campak rubela (MR/MMR) | Immunization against MMR | MR, MMR, imunisasi MR, vaksin campak
Z27.8 | Imunisasi gabungan (DPT-HB-Hib) | Immunization against combinations of diseases | pentabio, DPT HB Hib, imunisasi bayi, pentavalen
Z27.9 | Imunisasi gabungan, tidak dirinci | Immunization against combined diseases | imunisasi anak, imunisasi lengkap
Z29.0 | Isolasi | Isolation | isolasi mandiri
Z30.0 | Konseling KB | Contraceptive counselling | konsultasi KB, konseling KB
Z30.1 | Pasang IUD | Insertion of IUD | pasang spiral, pasang IUD, KB spiral
Z30.2 | Sterilisasi (MOW, MOP) | Sterilization | steril, MOW, MOP, vasektomi, tubektomi
Z30.4 | Pengawasan obat KB (suntik, pil, implan) | Surveillance of contraceptive drugs | suntik KB, KB suntik, pil KB, KB pil, implan, susuk, KB implan, kontrol KB
Z30.5 | Pengawasan IUD | Surveillance of IUD | kontrol IUD, kontrol spiral, lepas spiral
Z30.8 | Pelayanan KB lain | Contraceptive management | kondom
Z30.9 | Pelayanan KB | Contraceptive management | KB, ber KB, ikut KB, kontrasepsi, keluarga berencana
Z32.0 | Tes kehamilan, belum pasti | Pregnancy not yet confirmed | telat haid tes, tes hamil, cek hamil
Z32.1 | Kehamilan dipastikan | Pregnancy confirmed | hamil, positif hamil
Z34.0 | Pengawasan kehamilan pertama normal | Supervision of normal first pregnancy | hamil pertama, ANC G1, hamil anak pertama
Z34.8 | Pengawasan kehamilan normal lain | Supervision of other normal pregnancy | hamil anak kedua
Z34.9 | Pengawasan kehamilan normal | Supervision of normal pregnancy | periksa hamil, kontrol hamil, ANC, periksa kandungan, hamil normal, hamil, cek kehamilan, ibu hamil
Z35.0 | Kehamilan dengan riwayat infertilitas | Pregnancy with history of infertility | hamil setelah lama menunggu
Z35.4 | Kehamilan grande multipara | Grand multiparity | hamil banyak anak
Z35.5 | Kehamilan pertama usia tua | Elderly primigravida | hamil umur tua
Z35.6 | Kehamilan sangat muda | Very young primigravida | hamil remaja, hamil umur muda
Z35.9 | Kehamilan risiko tinggi | High-risk pregnancy | hamil risiko tinggi, resti, bumil resti, risti
Z36.9 | Skrining antenatal | Antenatal screening | triple eliminasi, USG hamil
Z38.0 | Bayi lahir tunggal di fasilitas | Singleton born in hospital | bayi baru lahir, bayi lahir, BBL
Z39.0 | Perawatan segera setelah melahirkan | Care after delivery | habis melahirkan
Z39.1 | Perawatan ibu menyusui | Care of lactating mother | menyusui, konseling ASI
Z39.2 | Kontrol nifas | Routine postpartum follow-up | nifas, kontrol nifas, KF, periksa nifas
Z41.2 | Sunat (sirkumsisi) | Routine circumcision | sunat, khitan, sirkumsisi
Z46.3 | Pemasangan gigi palsu | Fitting of dental prosthesis | gigi palsu
Z47.9 | Perawatan lanjutan patah tulang | Orthopaedic follow-up care | kontrol patah tulang
Z48.0 | Ganti balut dan angkat jahitan | Surgical dressings and sutures | ganti perban, angkat jahitan, lepas jahitan, rawat luka, ganti verban, GV, aff hecting
Z50.1 | Fisioterapi | Physical therapy | fisioterapi, terapi fisik
Z51.9 | Perawatan medis | Medical care | perawatan
Z60.9 | Masalah sosial | Problem related to social environment | masalah keluarga
Z71.1 | Konsultasi tanpa penyakit | Worried well | konsultasi, tidak sakit
Z71.3 | Konsultasi gizi | Dietary counselling | konsul gizi, konseling gizi
Z71.9 | Konseling | Counselling | konseling
Z72.0 | Perokok | Tobacco use | merokok, UBM
Z73.0 | Kelelahan kerja | Burn-out | lelah kerja
Z76.0 | Ulang resep | Issue of repeat prescription | ambil obat, minta obat, ulang resep, obat habis
Z76.1 | Perawatan anak terlantar | Supervision of foundling | anak terlantar
Z83.3 | Riwayat keluarga diabetes | Family history of diabetes | turunan gula
Z88.0 | Riwayat alergi penisilin | Personal history of allergy to penicillin | alergi antibiotik
Z91.1 | Tidak patuh berobat | Noncompliance with treatment | putus obat, tidak minum obat
Z98.8 | Keadaan setelah operasi | Postsurgical state | bekas operasi
`
