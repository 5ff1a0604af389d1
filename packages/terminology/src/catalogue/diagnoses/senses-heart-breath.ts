/** Chapters H to J of ICD-10: eyes, ears, heart and breath. Code | name | English or Latin | lay words. */
export const sensesHeartBreath = `
H00.0 | Hordeolum | Hordeolum, stye | bintitan, timbilen, bintit
H00.1 | Kalazion | Chalazion | benjolan kelopak mata
H01.0 | Blefaritis | Blepharitis | radang kelopak mata
H02.4 | Ptosis kelopak mata | Ptosis of eyelid | kelopak mata turun
H04.1 | Mata kering | Dry eye | mata kering, mata sepet
H10.1 | Konjungtivitis alergi | Acute atopic conjunctivitis | mata gatal, alergi mata
H10.3 | Konjungtivitis akut | Acute conjunctivitis | sakit mata, mata merah
H10.9 | Konjungtivitis | Conjunctivitis | mata merah, belekan, sakit mata, mata belek, mata bengkak merah
H11.0 | Pterigium | Pterygium | selaput mata, daging tumbuh di mata
H11.3 | Perdarahan di bawah konjungtiva | Conjunctival haemorrhage | mata merah darah
H15.1 | Episkleritis | Episcleritis | radang putih mata
H16.0 | Tukak kornea | Corneal ulcer | luka kornea
H16.9 | Keratitis | Keratitis | radang kornea
H20.9 | Iridosiklitis (uveitis) | Iridocyclitis | uveitis
H25.9 | Katarak tua | Senile cataract | katarak, mata putih, mata kabur katarak
H26.9 | Katarak | Cataract | katarak
H40.9 | Glaukoma | Glaucoma | glaukoma, tekanan bola mata tinggi
H50.9 | Juling | Strabismus | mata juling
H52.0 | Hipermetropia | Hypermetropia | rabun dekat, mata plus
H52.1 | Miopia | Myopia | rabun jauh, mata minus
H52.2 | Astigmatisma | Astigmatism | mata silinder
H52.4 | Presbiopia | Presbyopia | mata tua, rabun tua, tidak jelas baca
H52.7 | Kelainan refraksi | Refractive error | mata kabur, periksa kacamata, kelainan refraksi
H53.1 | Gangguan penglihatan subyektif | Subjective visual disturbance | pandangan kabur
H53.6 | Rabun senja | Night blindness | rabun ayam, rabun senja
H54.0 | Buta kedua mata | Blindness, binocular | buta
H57.1 | Nyeri mata | Ocular pain | mata perih, mata sakit
H60.0 | Abses liang telinga luar | Abscess of external ear | bisul telinga
H60.9 | Otitis eksterna | Otitis externa | radang telinga luar, telinga gatal, sakit telinga
H61.2 | Serumen (kotoran telinga) | Impacted cerumen | kotoran telinga, serumen prop, telinga tersumbat, curek kering
H65.9 | Otitis media nonsupuratif | Nonsuppurative otitis media | telinga berair, OME
H66.0 | Otitis media supuratif akut | Acute suppurative otitis media | OMA, sakit telinga anak, congek, telinga nanah
H66.3 | Otitis media supuratif kronik | Chronic suppurative otitis media | congek, congekan, curek, OMSK, telinga keluar nanah
H66.9 | Otitis media | Otitis media | radang telinga tengah, sakit telinga
H72.9 | Gendang telinga berlubang | Perforation of tympanic membrane | gendang telinga pecah
H81.1 | Vertigo posisi (BPPV) | Benign paroxysmal vertigo | vertigo, pusing berputar, pusing tujuh keliling
H81.4 | Vertigo sentral | Vertigo of central origin | vertigo
H83.3 | Gangguan dengar karena bising | Noise effects on inner ear | tuli bising
H91.9 | Gangguan dengar | Hearing loss | tuli, budek, kurang dengar, pendengaran turun
H92.0 | Nyeri telinga | Otalgia | sakit telinga, telinga sakit
H93.1 | Tinitus | Tinnitus | telinga berdenging
I00 | Demam reumatik | Rheumatic fever | demam rematik
I09.9 | Penyakit jantung reumatik | Rheumatic heart disease | jantung rematik, klep jantung
I10 | Hipertensi esensial | Essential hypertension | darah tinggi, tensi tinggi, tekanan darah tinggi, HT, hipertensi, darting, prolanis HT
I11.0 | Penyakit jantung hipertensi dengan gagal jantung | Hypertensive heart failure | jantung bengkak darah tinggi
I11.9 | Penyakit jantung hipertensi | Hypertensive heart disease, HHD | jantung karena darah tinggi, HHD
I12.9 | Penyakit ginjal hipertensi | Hypertensive renal disease | ginjal karena darah tinggi
I15.9 | Hipertensi sekunder | Secondary hypertension | darah tinggi sekunder
I20.0 | Angina tidak stabil | Unstable angina | serangan jantung, nyeri dada kiri
I20.9 | Angina pektoris | Angina pectoris | angin duduk, nyeri dada, jantung koroner
I21.9 | Infark miokard akut | Acute myocardial infarction | serangan jantung, IMA, STEMI
I25.1 | Penyakit jantung koroner | Coronary heart disease | jantung koroner, PJK, penyumbatan jantung
I25.9 | Penyakit jantung iskemik kronik | Chronic ischaemic heart disease | sakit jantung, jantung
I27.9 | Penyakit jantung paru | Pulmonary heart disease | kor pulmonal
I48 | Fibrilasi atrium | Atrial fibrillation | irama jantung tidak teratur, AF
I49.9 | Gangguan irama jantung | Cardiac arrhythmia | aritmia, jantung tidak teratur
I50.0 | Gagal jantung kongestif | Congestive heart failure | gagal jantung, jantung bengkak, CHF, lemah jantung
I50.9 | Gagal jantung | Heart failure | gagal jantung, dekompensasi jantung
I61.9 | Perdarahan otak | Intracerebral haemorrhage | stroke perdarahan, stroke hemoragik, pecah pembuluh darah otak
I63.9 | Infark otak | Cerebral infarction | stroke iskemik, stroke sumbatan
I64 | Stroke | Stroke | stroke, stroke mendadak, lumpuh mendadak sebelah
I67.9 | Penyakit pembuluh darah otak | Cerebrovascular disease | pembuluh darah otak
I69.4 | Sisa stroke | Sequelae of stroke | bekas stroke, pasca stroke, kontrol stroke
I73.9 | Penyakit pembuluh darah tepi | Peripheral vascular disease | sumbatan pembuluh kaki
I80.9 | Flebitis | Phlebitis | radang pembuluh vena, bengkak infus
I83.9 | Varises tungkai | Varicose veins | varises
I84.9 | Hemoroid | Haemorrhoids | wasir, ambeien, ambeyen
I88.9 | Limfadenitis | Lymphadenitis | kelenjar getah bening bengkak, radang kelenjar
I95.1 | Hipotensi ortostatik | Orthostatic hypotension | pusing bangun berdiri
I95.9 | Hipotensi | Hypotension | darah rendah, tensi rendah, tekanan darah rendah
J00 | Nasofaringitis akut (common cold) | Common cold, coryza | pilek, flu, masuk angin, selesma, hidung meler, batuk pilek, common cold
J01.9 | Sinusitis akut | Acute sinusitis | sinus, sinusitis
J02.9 | Faringitis akut | Acute pharyngitis | radang tenggorokan, sakit tenggorokan, sakit menelan, tenggorokan sakit, nyeri telan
J03.9 | Tonsilitis akut | Acute tonsillitis | amandel, radang amandel
J04.0 | Laringitis akut | Acute laryngitis | suara serak, suara hilang
J05.0 | Krup | Croup | batuk menggonggong
J06.0 | Laringofaringitis akut | Acute laryngopharyngitis | radang tenggorokan
J06.9 | ISPA akut | Acute upper respiratory infection, URTI | ISPA, batuk pilek, batpil, infeksi saluran napas atas, batuk pilek demam
J09 | Flu burung | Avian influenza | flu burung, suspek flu burung
J10.1 | Influenza, virus dikenali | Influenza, virus identified | flu berat
J11.1 | Influenza dengan gejala napas | Influenza with respiratory manifestations | influenza, flu, ILI
J12.9 | Pneumonia virus | Viral pneumonia | paru basah virus
J15.9 | Pneumonia bakteri | Bacterial pneumonia | paru paru basah
J18.0 | Bronkopneumonia | Bronchopneumonia | paru basah anak, bronkopneumonia, BP
J18.9 | Pneumonia | Pneumonia | radang paru, paru paru basah, paru basah, pneumonia balita, napas cepat
J20.9 | Bronkitis akut | Acute bronchitis | batuk dahak, radang bronkus, bronkitis, bronchitis
J21.9 | Bronkiolitis akut | Acute bronchiolitis | napas bunyi bayi
J22 | Infeksi saluran napas bawah akut | Acute lower respiratory infection | ISPB, infeksi saluran napas bawah
J30.4 | Rinitis alergi | Allergic rhinitis | bersin pagi, alergi hidung, pilek alergi, bersin bersin
J31.0 | Rinitis kronik | Chronic rhinitis | pilek menahun
J32.9 | Sinusitis kronik | Chronic sinusitis | sinus menahun
J33.9 | Polip hidung | Nasal polyp | polip hidung, daging tumbuh hidung
J34.2 | Septum hidung bengkok | Deviated nasal septum | tulang hidung bengkok
J35.0 | Tonsilitis kronik | Chronic tonsillitis | amandel menahun, amandel besar
J36 | Abses sekitar tonsil | Peritonsillar abscess | bisul amandel
J40 | Bronkitis, akut atau kronik tidak disebut | Bronchitis | bronkitis
J42 | Bronkitis kronik | Chronic bronchitis | batuk menahun
J44.1 | PPOK kambuh akut | COPD with acute exacerbation | sesak perokok kambuh
J44.9 | PPOK | Chronic obstructive pulmonary disease, COPD | sesak menahun, paru perokok, PPOK
J45.0 | Asma alergi | Allergic asthma | asma alergi
J45.9 | Asma | Asthma | asma, bengek, mengi, sesak napas bunyi, asma bronkial
J46 | Status asmatikus | Status asthmaticus | asma berat, sesak berat asma
J47 | Bronkiektasis | Bronchiectasis | bronkiektasis
J81 | Edema paru | Pulmonary oedema | paru penuh air
J90 | Efusi pleura | Pleural effusion | cairan paru, air di paru
J93.9 | Pneumotoraks | Pneumothorax | paru kempis
J96.9 | Gagal napas | Respiratory failure | gagal napas
`
