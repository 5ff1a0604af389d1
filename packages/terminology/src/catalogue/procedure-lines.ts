/** Code | name | tariff in rupiah | lay words. Tariffs are an example: each regency sets its own. */
export const procedureLines = `
KONSUL-UMUM | Konsultasi dokter umum | 10000 | karcis, periksa dokter, konsultasi
KONSUL-GIGI | Konsultasi dokter gigi | 15000 | periksa gigi
GIGI-CABUT-DEWASA | Cabut gigi dewasa | 40000 | cabut gigi tetap, ekstraksi, odontektomi ringan
GIGI-CABUT-SUSU | Cabut gigi susu | 20000 | cabut gigi anak, ekstraksi gigi sulung
GIGI-TAMBAL | Tambal gigi tetap | 60000 | tumpatan, GIC, komposit
GIGI-TAMBAL-SMT | Tambal gigi sementara | 25000 | tumpatan sementara, pulp capping
GIGI-KARANG | Pembersihan karang gigi, satu rahang | 50000 | scaling, karang gigi
LAB-GDS | Gula darah sewaktu | 15000 | GDS, cek gula, stik gula
LAB-GDP | Gula darah puasa | 15000 | GDP, gula puasa
LAB-HBA1C | HbA1c | 150000 | A1C
LAB-KOLESTEROL | Kolesterol total | 25000 | cek kolesterol
LAB-ASAM-URAT | Asam urat | 20000 | cek asam urat
LAB-HB | Hemoglobin | 10000 | Hb, cek HB
LAB-DARAH-RUTIN | Darah rutin | 40000 | DL, darah lengkap, hematologi
LAB-GOLONGAN-DARAH | Golongan darah | 15000 | goldar
LAB-URIN-RUTIN | Urin rutin | 15000 | urine, UL
LAB-PROTEIN-URIN | Protein urin | 10000 | urin hamil
LAB-TES-HAMIL | Tes kehamilan | 15000 | PP test, plano, tes pack
LAB-BTA | Pemeriksaan dahak BTA | 0 | sputum, dahak TB
LAB-TCM | Pemeriksaan dahak TCM | 0 | gen expert, dahak TB
LAB-MALARIA | Sediaan darah malaria | 0 | DDR, RDT malaria, tes malaria
LAB-WIDAL | Widal | 35000 | tes tifus
LAB-NS1 | Antigen dengue NS1 | 100000 | tes DBD
LAB-HBSAG | HBsAg | 0 | tes hepatitis
LAB-HIV | Tes HIV | 0 | VCT, PITC
LAB-SIFILIS | Tes sifilis | 0 | RDT sifilis, VDRL
LAB-FESES | Feses rutin | 15000 | tinja
LUKA-JAHIT-1-5 | Jahit luka, 1-5 simpul | 40000 | hecting, heating, jahit
LUKA-JAHIT-6-10 | Jahit luka, 6-10 simpul | 70000 | hecting, heating, jahit
LUKA-ANGKAT-JAHITAN | Angkat jahitan | 15000 | lepas jahitan, aff hecting
LUKA-RAWAT | Rawat luka, ganti balut | 15000 | GV, ganti verban, ganti perban
LUKA-RAWAT-BESAR | Rawat luka besar atau luka bakar | 35000 | luka bakar, ulkus
ABSES-INSISI | Insisi abses | 50000 | sayat bisul, buka bisul
KUKU-CABUT | Cabut kuku | 50000 | ekstraksi kuku, cantengan
TELINGA-IRIGASI | Bersihkan telinga (irigasi) | 25000 | serumen, kotoran telinga, spooling
BENDA-ASING | Ambil benda asing, mata telinga hidung | 30000 | korpus alienum, gram mata
NEBULIZER | Nebulizer | 35000 | uap, nebul, inhalasi
INFUS-PASANG | Pasang infus | 35000 | IV line
INJEKSI | Suntikan | 5000 | injeksi, suntik
KATETER-PASANG | Pasang kateter urin | 40000 | DC, kateter
OKSIGEN-JAM | Oksigen, satu jam | 15000 | O2
EKG | Rekam jantung (EKG) | 40000 | EKG, ECG
USG | USG | 50000 | USG hamil
SUNAT | Sunat | 300000 | khitan, sirkumsisi
SURAT-SEHAT | Surat keterangan sehat | 15000 | surat sehat, keur
SURAT-SAKIT | Surat keterangan sakit | 0 | surat sakit, izin sakit
IGD | Pelayanan gawat darurat | 25000 | UGD
RAWAT-INAP-HARI | Rawat inap, satu hari | 100000 | opname
PERSALINAN-NORMAL | Persalinan normal | 800000 | melahirkan, partus
ANC | Pemeriksaan kehamilan | 0 | ANC, periksa hamil
PNC | Pemeriksaan nifas | 0 | KF, nifas
IVA | Tes IVA | 25000 | IVA, kanker serviks
KB-SUNTIK | Suntik KB | 20000 | DMPA, KB
KB-IUD-PASANG | Pasang IUD | 100000 | spiral
KB-IUD-LEPAS | Lepas IUD | 75000 | cabut spiral
KB-IMPLAN-PASANG | Pasang implan | 100000 | susuk
KB-IMPLAN-LEPAS | Lepas implan | 75000 | cabut susuk
IMUNISASI | Imunisasi program | 0 | vaksin, suntik imunisasi
FISIOTERAPI | Fisioterapi, satu kali | 30000 | terapi fisik
AMBULANS-KM | Ambulans, satu kilometer | 7500 | rujuk
`
