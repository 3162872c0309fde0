// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of resources/catalog/catalog.json for translators, made by `./dev translations`; never compiled.
/* Translators: catalog, areas, title. */
N_ ("Rooming and Vital Signs")
/* Translators: catalog, areas, title. */
N_ ("Blood Draws, Injections and Procedures")
/* Translators: catalog, areas, title. */
N_ ("Front Desk, Phones and Scheduling")
/* Translators: catalog, areas, title. */
N_ ("Records, Results and Refills")
/* Translators: catalog, areas, title. */
N_ ("Insurance and Billing")
/* Translators: catalog, areas, title. */
N_ ("Nursing")
/* Translators: catalog, areas, title. */
N_ ("Provider Visits")
/* Translators: catalog, tasks, title. */
N_ ("Bring the Patient to the Room and Take Vital Signs")
/* Translators: catalog, tasks, description. */
N_ ("Calling the patient, weight, height, blood pressure, pulse, temperature, and getting the patient ready for the provider.")
/* Translators: catalog, tasks, note. */
N_ ("Vital signs alone 3 minutes in a model clinic; the walk and the preparation are assumed")
/* Translators: catalog, tasks, title. */
N_ ("Record History and Symptoms")
/* Translators: catalog, tasks, description. */
N_ ("Asking about the reason for the visit, medicines, allergies and history, and entering the answers in the chart.")
/* Translators: catalog, tasks, title. */
N_ ("Clean and Prepare the Exam Room")
/* Translators: catalog, tasks, description. */
N_ ("Turning the room over between patients, restocking it and laying out what the next visit needs.")
/* Translators: catalog, tasks, title. */
N_ ("Dress Wounds and Help With Simple Procedures")
/* Translators: catalog, tasks, description. */
N_ ("Dressings, removing sutures where allowed, ear rinses and other small things that need little equipment.")
/* Translators: catalog, tasks, title. */
N_ ("Draw Blood")
/* Translators: catalog, tasks, description. */
N_ ("Drawing blood from a vein or a finger, labeling the tubes. State rules and documented training decide who may.")
/* Translators: catalog, tasks, title. */
N_ ("Collect Specimens and Run Point-of-Care Tests")
/* Translators: catalog, tasks, description. */
N_ ("Urine, swabs and other specimens; tests that the site's CLIA certificate covers.")
/* Translators: catalog, tasks, title. */
N_ ("Give Injections and Vaccines")
/* Translators: catalog, tasks, description. */
N_ ("Preparing and giving injections ordered by a provider, and recording them. State rules decide who may.")
/* Translators: catalog, tasks, title. */
N_ ("Administer Medication Under Supervision")
/* Translators: catalog, tasks, description. */
N_ ("Giving medicine by mouth, inhaler or nebulizer on a provider's order. State rules decide who may.")
/* Translators: catalog, tasks, title. */
N_ ("Assist During Procedures")
/* Translators: catalog, tasks, description. */
N_ ("Setting up, handing instruments and materials, and caring for the patient afterwards. A long procedure counts as several units.")
/* Translators: catalog, tasks, title. */
N_ ("Run EKGs and Other Diagnostic Tests")
/* Translators: catalog, tasks, description. */
N_ ("EKG, spirometry, vision and hearing tests. X-rays are a matter of state radiography rules and are not counted here.")
/* Translators: catalog, tasks, title. */
N_ ("Clean Instruments and Keep Sterile Conditions")
/* Translators: catalog, tasks, description. */
N_ ("Cleaning and sterilizing instruments, sharps and waste, logs of the sterilizer and the refrigerators.")
/* Translators: catalog, tasks, title. */
N_ ("Greet Patients and Check Them In")
/* Translators: catalog, tasks, description. */
N_ ("Welcoming the patient, confirming identity, address and insurance card, taking copays and forms.")
/* Translators: catalog, tasks, title. */
N_ ("Check Out and Book the Next Appointment")
/* Translators: catalog, tasks, description. */
N_ ("Payment, visit summary and the next appointment.")
/* Translators: catalog, tasks, title. */
N_ ("Answer the Phone")
/* Translators: catalog, tasks, description. */
N_ ("Appointments, questions and messages, with the note that follows the call.")
/* Translators: catalog, tasks, title. */
N_ ("Arrange Tests, Referrals and Admissions")
/* Translators: catalog, tasks, description. */
N_ ("Calling or writing to other facilities and telling the patient when and where.")
/* Translators: catalog, tasks, title. */
N_ ("File Reports and Keep the Electronic Record Up to Date")
/* Translators: catalog, tasks, description. */
N_ ("Imaging reports, consultation notes and outside records: matched, filed and passed to the provider.")
/* Translators: catalog, tasks, note. */
N_ ("11 imaging reports and 14 consultation notes")
/* Translators: catalog, tasks, title. */
N_ ("Prepare Charts Before Visits")
/* Translators: catalog, tasks, description. */
N_ ("Checking that results, letters and overdue care are in the chart before the patient comes.")
/* Translators: catalog, tasks, title. */
N_ ("Tell Patients Their Results and Follow Up")
/* Translators: catalog, tasks, description. */
N_ ("Passing on results and instructions the provider has released, and making sure that the next step happens.")
/* Translators: catalog, tasks, title. */
N_ ("Handle Refill Requests and Pharmacy Messages")
/* Translators: catalog, tasks, description. */
N_ ("Preparing the request for the provider and sending on what the provider has authorized.")
/* Translators: catalog, tasks, title. */
N_ ("Verify Insurance")
/* Translators: catalog, tasks, description. */
N_ ("Checking eligibility and benefits where the computer does not do it alone.")
/* Translators: catalog, tasks, title. */
N_ ("Request Prior Authorizations")
/* Translators: catalog, tasks, description. */
N_ ("Forms, portals and calls to payers before a test, a medicine or a procedure.")
/* Translators: catalog, tasks, note. */
N_ ("Midpoint of 6 minutes electronically and 20 by hand")
/* Translators: catalog, tasks, title. */
N_ ("Code and Bill Claims")
/* Translators: catalog, tasks, description. */
N_ ("Codes, claims, denials, statements and payments.")
/* Translators: catalog, tasks, title. */
N_ ("Triage and Nursing Advice")
/* Translators: catalog, tasks, description. */
N_ ("Judging by phone or at the desk how urgent a problem is and what to do: a nurse's judgment that cannot be delegated to an assistant.")
/* Translators: catalog, tasks, title. */
N_ ("Patient Education and Care Coordination")
/* Translators: catalog, tasks, description. */
N_ ("Teaching about a condition or a medicine, care plans, transitions from hospital.")
/* Translators: catalog, tasks, note. */
N_ ("Counseling takes 5 to 10 minutes in the model clinic")
/* Translators: catalog, tasks, title. */
N_ ("Nursing Care and Monitoring")
/* Translators: catalog, tasks, description. */
N_ ("Infusions, observation after treatment, sedation and recovery: nursing that needs a license. A long stay counts as several units.")
/* Translators: catalog, tasks, title. */
N_ ("See the Patient")
/* Translators: catalog, tasks, description. */
N_ ("Examination, decisions, treatment and the note of the provider. A long visit or an operation counts as several units.")
/* Translators: catalog, tasks, note. */
N_ ("Derived from four patients an hour; 17.5 minutes of contact were observed in family practice (Annals of Family Medicine, 2005)")
/* Translators: catalog, roles, title. */
N_ ("Clinical Medical Assistant")
/* Translators: catalog, roles, short title. */
N_ ("Clinical MA")
/* Translators: catalog, roles, plural. */
N_ ("Clinical Medical Assistants")
/* Translators: catalog, roles, summary. */
N_ ("Works with patients throughout the day: takes in the patient, measures, draws, injects and hands instruments, so that nurses and providers can do what needs their license. Covers the clinical side only.")
/* Translators: catalog, roles, responsibilities. */
N_ ("Measure and record vital signs")
/* Translators: catalog, roles, responsibilities. */
N_ ("Get exam rooms ready, and patients ready for the exam")
/* Translators: catalog, roles, responsibilities. */
N_ ("Draw blood and collect specimens for the laboratory")
/* Translators: catalog, roles, responsibilities. */
N_ ("Stand by and assist while a procedure is done")
/* Translators: catalog, roles, responsibilities. */
N_ ("Administer medication under supervision")
/* Translators: catalog, roles, responsibilities. */
N_ ("Take down histories and symptoms")
/* Translators: catalog, roles, responsibilities. */
N_ ("Support physicians and nurses in exams, procedures and follow-ups")
/* Translators: catalog, roles, training. */
N_ ("A certificate or an associate degree, with most hours spent on clinical procedures")
/* Translators: catalog, roles, training. */
N_ ("Anatomy")
/* Translators: catalog, roles, training. */
N_ ("Clinical pharmacology")
/* Translators: catalog, roles, training. */
N_ ("Medical ethics")
/* Translators: catalog, roles, training. */
N_ ("Laboratory techniques")
/* Translators: catalog, roles, training. */
N_ ("Supervised hands-on practice with patients before the first job")
/* Translators: catalog, roles, skills. */
N_ ("Sure hands with clinical tools and patient procedures")
/* Translators: catalog, roles, skills. */
N_ ("Empathy and a good bedside manner")
/* Translators: catalog, roles, skills. */
N_ ("Attention to detail in vital signs and records")
/* Translators: catalog, roles, skills. */
N_ ("Stays calm under pressure")
/* Translators: catalog, roles, advantages. */
N_ ("Steps in when procedures and diagnostic tests need another pair of hands")
/* Translators: catalog, roles, advantages. */
N_ ("Supports infection control: keeps conditions sterile")
/* Translators: catalog, roles, advantages. */
N_ ("Gives injections and medication under supervision, where state rules allow it")
/* Translators: catalog, roles, advantages. */
N_ ("Bridges the time between intake and the physician's consultation")
/* Translators: catalog, roles, advantages. */
N_ ("Takes pressure off physicians and nurses where many patients come at once")
/* Translators: catalog, roles, settings. */
N_ ("Urgent care")
/* Translators: catalog, roles, settings. */
N_ ("Emergency rooms")
/* Translators: catalog, roles, settings. */
N_ ("Surgery centers")
/* Translators: catalog, roles, settings. */
N_ ("Specialty clinics with many procedures")
/* Translators: catalog, roles, settings. */
N_ ("Hospitals")
/* Translators: catalog, roles, careers. */
N_ ("Phlebotomist")
/* Translators: catalog, roles, careers. */
N_ ("Licensed Practical Nurse or Registered Nurse, with further education")
/* Translators: catalog, roles, careers. */
N_ ("Surgical technologist")
/* Translators: catalog, roles, careers. */
N_ ("Diagnostic technician")
/* Translators: catalog, roles, hire when. */
N_ ("Patient care itself lacks hands, and the team wants direct support there")
/* Translators: catalog, roles, hire when. */
N_ ("Nurses or physicians carry more than they can and are stretched thin")
/* Translators: catalog, roles, hire when. */
N_ ("Diagnostics, laboratory work or medication need more hands")
/* Translators: catalog, roles, demand. */
N_ ("Steady demand and growth: the Bureau of Labor Statistics expects 13 percent more medical assistants in 2035 than in 2025, against 3.5 percent for all occupations, and about 109,700 openings a year (Occupational Outlook Handbook, read in secondary copies).")
/* Translators: catalog, roles, title. */
N_ ("Medical Assistant")
/* Translators: catalog, roles, short title. */
N_ ("MA")
/* Translators: catalog, roles, plural. */
N_ ("Medical Assistants")
/* Translators: catalog, roles, summary. */
N_ ("Moves between the front desk and the exam rooms: often the first person a patient meets, at home in paperwork and insurance, and able to room patients and help with basic clinical work.")
/* Translators: catalog, roles, responsibilities. */
N_ ("Schedule appointments")
/* Translators: catalog, roles, responsibilities. */
N_ ("Keep patient records and the electronic health record up to date")
/* Translators: catalog, roles, responsibilities. */
N_ ("Prepare patients for exams")
/* Translators: catalog, roles, responsibilities. */
N_ ("Help with simple clinical procedures")
/* Translators: catalog, roles, responsibilities. */
N_ ("Handle insurance billing and coding")
/* Translators: catalog, roles, responsibilities. */
N_ ("Pass on test results and see to follow-ups")
/* Translators: catalog, roles, responsibilities. */
N_ ("Be the first contact for patients who call or arrive")
/* Translators: catalog, roles, training. */
N_ ("Cross-training in administrative and clinical skills")
/* Translators: catalog, roles, training. */
N_ ("Medical terminology")
/* Translators: catalog, roles, training. */
N_ ("Office management")
/* Translators: catalog, roles, training. */
N_ ("Communication with patients")
/* Translators: catalog, roles, training. */
N_ ("Basic medical procedures")
/* Translators: catalog, roles, skills. */
N_ ("Communicates and organizes well")
/* Translators: catalog, roles, skills. */
N_ ("At ease with electronic records and billing systems")
/* Translators: catalog, roles, skills. */
N_ ("Adapts quickly from one role to another")
/* Translators: catalog, roles, skills. */
N_ ("Multi-tasking and problem-solving")
/* Translators: catalog, roles, advantages. */
N_ ("Keeps patient intake flowing when somebody is out")
/* Translators: catalog, roles, advantages. */
N_ ("Prevents delays in billing and documentation")
/* Translators: catalog, roles, advantages. */
N_ ("Keeps the appointment schedule on track")
/* Translators: catalog, roles, advantages. */
N_ ("Helps with basic clinical tasks such as dressing wounds and checking vital signs")
/* Translators: catalog, roles, advantages. */
N_ ("Broad support: one person can stand in for several positions")
/* Translators: catalog, roles, settings. */
N_ ("Small practices, where one absence disrupts the day")
/* Translators: catalog, roles, settings. */
N_ ("Family practice")
/* Translators: catalog, roles, settings. */
N_ ("Outpatient clinics")
/* Translators: catalog, roles, settings. */
N_ ("Private practices")
/* Translators: catalog, roles, settings. */
N_ ("Community health centers")
/* Translators: catalog, roles, careers. */
N_ ("Office manager or practice coordinator")
/* Translators: catalog, roles, careers. */
N_ ("Health information technician")
/* Translators: catalog, roles, careers. */
N_ ("Patient care coordinator")
/* Translators: catalog, roles, careers. */
N_ ("Insurance billing specialist")
/* Translators: catalog, roles, hire when. */
N_ ("One person should manage both the front desk and the clinical rooms")
/* Translators: catalog, roles, hire when. */
N_ ("Administrative hands are short: scheduling and the electronic record need help")
/* Translators: catalog, roles, hire when. */
N_ ("The day runs smoothly only with a team member who fills several roles")
/* Translators: catalog, roles, title. */
N_ ("Cross-Trained Assistant (Dual-Certified)")
/* Translators: catalog, roles, short title. */
N_ ("Cross-Trained MA")
/* Translators: catalog, roles, plural. */
N_ ("Cross-Trained Assistants")
/* Translators: catalog, roles, summary. */
N_ ("Trained and certified for the clinical and the administrative side. One person covers either gap, which counts most in a small team and when absences cannot be foreseen.")
/* Translators: catalog, roles, note. */
N_ ("No source was found for what dual certification adds to pay")
/* Translators: catalog, roles, responsibilities. */
N_ ("Everything a Clinical Medical Assistant does")
/* Translators: catalog, roles, responsibilities. */
N_ ("Everything a Medical Assistant does")
/* Translators: catalog, roles, responsibilities. */
N_ ("Change sides within the day, as the waiting room demands")
/* Translators: catalog, roles, training. */
N_ ("Clinical and administrative programs together, or one of them and training on the job in the other")
/* Translators: catalog, roles, training. */
N_ ("A second certification, or a credential that examines both sides")
/* Translators: catalog, roles, training. */
N_ ("Documented practice in each clinical skill before working alone")
/* Translators: catalog, roles, skills. */
N_ ("Competence at the bedside and at the desk")
/* Translators: catalog, roles, skills. */
N_ ("Quick adaptability across roles")
/* Translators: catalog, roles, skills. */
N_ ("Empathy, and calm under pressure")
/* Translators: catalog, roles, skills. */
N_ ("Good judgment of what cannot wait")
/* Translators: catalog, roles, advantages. */
N_ ("Is worth more to an employer, because either kind of gap can be filled")
/* Translators: catalog, roles, advantages. */
N_ ("Makes the schedule robust: fewer tasks depend on one person")
/* Translators: catalog, roles, advantages. */
N_ ("Lets a team grow by one person instead of two")
/* Translators: catalog, roles, advantages. */
N_ ("Widens the person's own career options, which helps to keep them")
/* Translators: catalog, roles, settings. */
N_ ("Community health centers with rotating providers")
/* Translators: catalog, roles, settings. */
N_ ("Small practices")
/* Translators: catalog, roles, settings. */
N_ ("Rural clinics")
/* Translators: catalog, roles, settings. */
N_ ("Any facility with administrative and clinical gaps that are each less than one person")
/* Translators: catalog, roles, careers. */
N_ ("All steps open to a Clinical Medical Assistant")
/* Translators: catalog, roles, careers. */
N_ ("All steps open to a Medical Assistant")
/* Translators: catalog, roles, careers. */
N_ ("Lead assistant or trainer of new assistants")
/* Translators: catalog, roles, hire when. */
N_ ("Both the administrative and the clinical side are short")
/* Translators: catalog, roles, hire when. */
N_ ("Gaps change from day to day, or absences are frequent")
/* Translators: catalog, roles, hire when. */
N_ ("The most sustainable answer is wanted: both roles hired, or one person trained for both")
/* Translators: catalog, roles, demand. */
N_ ("Employers and staff both gain from dual certification; no published figure for demand or pay was found.")
/* Translators: catalog, roles, title. */
N_ ("Front Desk Associate")
/* Translators: catalog, roles, short title. */
N_ ("Front Desk")
/* Translators: catalog, roles, plural. */
N_ ("Front Desk Associates")
/* Translators: catalog, roles, summary. */
N_ ("Receives patients, answers the phone and keeps the appointment book. Does no clinical work.")
/* Translators: catalog, roles, note. */
N_ ("Medical secretaries and administrative assistants, 45,930 dollars a year")
/* Translators: catalog, roles, responsibilities. */
N_ ("Greet patients and check them in")
/* Translators: catalog, roles, responsibilities. */
N_ ("Book appointments and answer the phone")
/* Translators: catalog, roles, responsibilities. */
N_ ("Check patients out and take payments")
/* Translators: catalog, roles, training. */
N_ ("High school diploma; training on the job")
/* Translators: catalog, roles, training. */
N_ ("Privacy rules and the scheduling system")
/* Translators: catalog, roles, skills. */
N_ ("Friendly and clear")
/* Translators: catalog, roles, skills. */
N_ ("Organized")
/* Translators: catalog, roles, advantages. */
N_ ("Frees assistants for work with patients")
/* Translators: catalog, roles, settings. */
N_ ("Every facility with a reception")
/* Translators: catalog, roles, careers. */
N_ ("Office manager")
/* Translators: catalog, roles, hire when. */
N_ ("Only reception, phones and scheduling are short")
/* Translators: catalog, roles, title. */
N_ ("Biller and Coder")
/* Translators: catalog, roles, short title. */
N_ ("Biller")
/* Translators: catalog, roles, plural. */
N_ ("Billers and Coders")
/* Translators: catalog, roles, summary. */
N_ ("Codes visits, sends claims, follows up denials and asks payers for authorizations.")
/* Translators: catalog, roles, note. */
N_ ("No dated figure fit to cite was found")
/* Translators: catalog, roles, responsibilities. */
N_ ("Code visits and send claims")
/* Translators: catalog, roles, responsibilities. */
N_ ("Work on denials, statements and payments")
/* Translators: catalog, roles, responsibilities. */
N_ ("Verify insurance and request prior authorizations")
/* Translators: catalog, roles, training. */
N_ ("Certificate in billing and coding, or long practice")
/* Translators: catalog, roles, skills. */
N_ ("Exact")
/* Translators: catalog, roles, skills. */
N_ ("Persistent with payers")
/* Translators: catalog, roles, advantages. */
N_ ("About 10,000 claims a year by one person (Physicians Practice)")
/* Translators: catalog, roles, settings. */
N_ ("Practices that bill for themselves")
/* Translators: catalog, roles, careers. */
N_ ("Revenue manager")
/* Translators: catalog, roles, hire when. */
N_ ("Claims, denials and authorizations pile up and nothing else does")
/* Translators: catalog, roles, plural. */
N_ ("Phlebotomists")
/* Translators: catalog, roles, summary. */
N_ ("Draws blood, and little else. Some states license the role.")
/* Translators: catalog, roles, note. */
N_ ("45,230 dollars a year")
/* Translators: catalog, roles, responsibilities. */
N_ ("Draw blood and label specimens")
/* Translators: catalog, roles, training. */
N_ ("Phlebotomy program with supervised draws on live patients")
/* Translators: catalog, roles, skills. */
N_ ("Steady hands")
/* Translators: catalog, roles, skills. */
N_ ("Calms nervous patients")
/* Translators: catalog, roles, advantages. */
N_ ("Fast and sure at high volume")
/* Translators: catalog, roles, settings. */
N_ ("Laboratories")
/* Translators: catalog, roles, settings. */
N_ ("Hospital clinics")
/* Translators: catalog, roles, careers. */
N_ ("Medical laboratory technician")
/* Translators: catalog, roles, hire when. */
N_ ("Blood draws alone fill most of a day")
/* Translators: catalog, roles, title. */
N_ ("Licensed Practical Nurse")
/* Translators: catalog, roles, short title. */
N_ ("LPN")
/* Translators: catalog, roles, plural. */
N_ ("Licensed Practical Nurses")
/* Translators: catalog, roles, summary. */
N_ ("A licensed nurse who can do the clinical work of assistants, and give medication where assistants may not.")
/* Translators: catalog, roles, responsibilities. */
N_ ("Injections, medication and procedures")
/* Translators: catalog, roles, responsibilities. */
N_ ("Patient education under direction")
/* Translators: catalog, roles, training. */
N_ ("State-approved practical nursing program and licensing exam")
/* Translators: catalog, roles, skills. */
N_ ("Nursing practice")
/* Translators: catalog, roles, advantages. */
N_ ("May give medication and vaccines in states that forbid it to assistants")
/* Translators: catalog, roles, settings. */
N_ ("Clinics")
/* Translators: catalog, roles, settings. */
N_ ("Nursing homes")
/* Translators: catalog, roles, careers. */
N_ ("Registered Nurse")
/* Translators: catalog, roles, hire when. */
N_ ("State rules keep medication or injections from assistants")
/* Translators: catalog, roles, demand. */
N_ ("3 percent growth expected from 2025 to 2035 (Bureau of Labor Statistics, read in a secondary copy).")
/* Translators: catalog, roles, short title. */
N_ ("RN")
/* Translators: catalog, roles, plural. */
N_ ("Registered Nurses")
/* Translators: catalog, roles, summary. */
N_ ("Assesses, triages, teaches and coordinates: judgment that needs a license. Often does rooming and draws only because nobody else is there.")
/* Translators: catalog, roles, note. */
N_ ("97,550 dollars a year")
/* Translators: catalog, roles, responsibilities. */
N_ ("Triage and nursing advice")
/* Translators: catalog, roles, responsibilities. */
N_ ("Patient education and care coordination")
/* Translators: catalog, roles, responsibilities. */
N_ ("Nursing care and monitoring")
/* Translators: catalog, roles, training. */
N_ ("Nursing degree or diploma and licensing exam")
/* Translators: catalog, roles, skills. */
N_ ("Nursing judgment")
/* Translators: catalog, roles, advantages. */
N_ ("The only one on the support side who may triage")
/* Translators: catalog, roles, settings. */
N_ ("Emergency departments")
/* Translators: catalog, roles, careers. */
N_ ("Nurse practitioner")
/* Translators: catalog, roles, careers. */
N_ ("Nurse manager")
/* Translators: catalog, roles, hire when. */
N_ ("The work that is left over is nursing: triage, education, monitoring")
/* Translators: catalog, roles, title. */
N_ ("Nurse Practitioner or Physician Assistant")
/* Translators: catalog, roles, short title. */
N_ ("NP or PA")
/* Translators: catalog, roles, plural. */
N_ ("Nurse Practitioners and Physician Assistants")
/* Translators: catalog, roles, summary. */
N_ ("Sees patients, diagnoses and treats as state rules allow.")
/* Translators: catalog, roles, responsibilities. */
N_ ("Patient visits")
/* Translators: catalog, roles, training. */
N_ ("Graduate degree, national certification and state license")
/* Translators: catalog, roles, skills. */
N_ ("Diagnosis and treatment")
/* Translators: catalog, roles, settings. */
N_ ("All")
/* Translators: catalog, roles, title. */
N_ ("Physician")
/* Translators: catalog, roles, plural. */
N_ ("Physicians")
/* Translators: catalog, roles, summary. */
N_ ("Sees patients, diagnoses, treats, and supervises the work that is delegated to assistants.")
/* Translators: catalog, roles, note. */
N_ ("No dated figure fit to cite was found; options never hire providers")
/* Translators: catalog, roles, responsibilities. */
N_ ("Supervision of delegated tasks")
/* Translators: catalog, roles, training. */
N_ ("Medical degree, residency and state license")
/* Translators: catalog, credentials, exam. */
N_ ("150 scored and 30 unscored questions in 3 hours; 390 of 500 passes")
/* Translators: catalog, credentials, renewal. */
N_ ("Every 2 years with 10 continuing education credits")
/* Translators: catalog, credentials, eligibility. */
N_ ("High school diploma or equivalent, and a medical assistant program finished within 5 years, or supervised work: 1 year within the last 3, or 2 within the last 5")
/* Translators: catalog, credentials, verify. */
N_ ("Ask for the number and the full name on the certificate, confirm the status with NHA directly rather than from a card, and note date, status and expiry.")
/* Translators: catalog, credentials, exam. */
N_ ("180 scored and 20 unscored questions in 160 minutes; 405 of 800 passes")
/* Translators: catalog, credentials, renewal. */
N_ ("Every 60 months: 60 units, of them 10 administrative, 10 clinical and 10 general; or the exam again. More than 90 days lapsed: exam only")
/* Translators: catalog, credentials, eligibility. */
N_ ("Graduate of a program accredited by CAAHEP or ABHES, or the alternative pathway for other postsecondary programs. Work experience alone does not suffice")
/* Translators: catalog, credentials, verify. */
N_ ("Ask for the number and the full name on the certificate, confirm the status with AAMA directly rather than from a card, and note date, status and expiry.")
/* Translators: catalog, credentials, exam. */
N_ ("About 210 questions in 2 hours")
/* Translators: catalog, credentials, renewal. */
N_ ("Every 3 years by continuing education points (30 by a secondary source), and a yearly fee")
/* Translators: catalog, credentials, eligibility. */
N_ ("Accredited program of 720 hours with 160 of externship within 4 years; or 3 years of full-time work, clinical and administrative, in the last 7; or an apprenticeship; or military training")
/* Translators: catalog, credentials, verify. */
N_ ("Ask for the number and the full name on the certificate, confirm the status with AMT directly rather than from a card, and note date, status and expiry.")
/* Translators: catalog, credentials, exam. */
N_ ("150 scored questions in 3 hours")
/* Translators: catalog, credentials, renewal. */
N_ ("Every year with 14 hours of continuing education")
/* Translators: catalog, credentials, eligibility. */
N_ ("Authorized school or military training within 5 years, or work experience; sources disagree whether 1 or 2 years are needed, so ask the issuer")
/* Translators: catalog, credentials, verify. */
N_ ("Ask for the number and the full name on the certificate, confirm the status with NCCT directly rather than from a card, and note date, status and expiry.")
/* Translators: catalog, credentials, exam. */
N_ ("110 scored and 25 unscored questions in 2 hours 15 minutes; 390 of 500 passes")
/* Translators: catalog, credentials, eligibility. */
N_ ("High school diploma or equivalent, and a program within 5 years or 1 year of supervised work within 3")
/* Translators: catalog, credentials, exam. */
N_ ("100 scored and 20 unscored questions in 2 hours")
/* Translators: catalog, credentials, renewal. */
N_ ("Every 2 years with 10 continuing education credits (the issuer's general policy)")
/* Translators: catalog, credentials, eligibility. */
N_ ("Program or work experience, with 30 venipunctures and 10 finger sticks on live people. Not the same as California's state license of that name")
/* Translators: catalog, credentials, exam. */
N_ ("100 scored and 25 unscored questions in 125 minutes; 390 of 500 passes")
/* Translators: catalog, credentials, eligibility. */
N_ ("A recent program in electronic health records, or qualifying supervised work")
/* Translators: catalog, credentials, exam. */
N_ ("175 questions in 2 hours 30 minutes")
/* Translators: catalog, credentials, verify. */
N_ ("Ask for the number and the full name on the certificate, confirm the status with AMCA directly rather than from a card, and note date, status and expiry.")
/* Translators: catalog, pains, title. */
N_ ("One absence at the front desk stops the day")
/* Translators: catalog, pains, title. */
N_ ("Nurses do the work of the front desk")
/* Translators: catalog, pains, title. */
N_ ("Charting is late and delays appointments")
/* Translators: catalog, pains, title. */
N_ ("Waiting times climb")
/* Translators: catalog, pains, title. */
N_ ("Nurses carry far more patients than they should")
/* Translators: catalog, pains, title. */
N_ ("Providers do work that others could do")
/* Translators: catalog, pains, title. */
N_ ("Billing and coding are behind")
/* Translators: catalog, pains, title. */
N_ ("Prior authorizations pile up")
/* Translators: catalog, pains, title. */
N_ ("Calls go unanswered")
/* Translators: catalog, pains, title. */
N_ ("Appointments and referrals slip")
/* Translators: catalog, pains, title. */
N_ ("Laboratory, diagnostic or medication work piles up")
/* Translators: catalog, pains, title. */
N_ ("Patients hear of their results late")
/* Translators: catalog, pains, title. */
N_ ("Rooms and instruments are not ready in time")
/* Translators: catalog, settings, title. */
N_ ("Family Practice")
/* Translators: catalog, settings, summary. */
N_ ("A physician's office for the whole family: booked visits, many calls, records and refills.")
/* Translators: catalog, settings, title. */
N_ ("Specialty Clinic")
/* Translators: catalog, settings, summary. */
N_ ("One field of medicine: fewer vaccines, more tests, procedures, referrals and authorizations.")
/* Translators: catalog, settings, title. */
N_ ("Urgent Care Clinic")
/* Translators: catalog, settings, summary. */
N_ ("Walk-in patients every day of the week: much testing and treatment, little paperwork afterwards.")
/* Translators: catalog, settings, note. */
N_ ("Four patients an hour and provider, a little over one provider in the house at a time")
/* Translators: catalog, settings, title. */
N_ ("Emergency Department")
/* Translators: catalog, settings, summary. */
N_ ("Open day and night, every patient unplanned, nursing at its core; assistants carry vital signs, draws, rooms and supplies.")
/* Translators: catalog, settings, title. */
N_ ("Surgery Center")
/* Translators: catalog, settings, summary. */
N_ ("Planned operations and procedures without a night's stay: sterile work, assistance and recovery; visits here are cases.")
/* Translators: catalog, settings, note. */
N_ ("An operating room each, and places to prepare and to recover")
/* Translators: catalog, settings, title. */
N_ ("Community Health Center")
/* Translators: catalog, settings, summary. */
N_ ("Primary care for everybody who comes, often rural, often with rotating providers: teaching, vaccines, referrals and forms.")
/* Translators: catalog, settings, title. */
N_ ("Hospital Outpatient Clinic")
/* Translators: catalog, settings, summary. */
N_ ("A clinic of a hospital: central scheduling and billing take part of the office work, tests and procedures are frequent.")
/* Translators: catalog, scenarios, title. */
N_ ("Small Family Practice")
/* Translators: catalog, scenarios, situation. */
N_ ("The person at the front desk calls out sick, and two appointments in a row start late because the charts are not ready.")
/* Translators: catalog, scenarios, why. */
N_ ("One person who changes quickly between the front desk and preparing patients takes the load off the colleagues who are left.")
/* Translators: catalog, scenarios, title. */
N_ ("Busy Urgent Care Clinic")
/* Translators: catalog, scenarios, situation. */
N_ ("Three nurses see twice the patients they should, and waiting times climb.")
/* Translators: catalog, scenarios, why. */
N_ ("Vital signs, rooms and help at procedures move to somebody trained for them, and the nurses get their time back for nursing.")
/* Translators: catalog, scenarios, title. */
N_ ("Rural Community Health Center")
/* Translators: catalog, scenarios, situation. */
N_ ("Providers rotate, and whoever is in needs steady support in every function.")
/* Translators: catalog, scenarios, why. */
N_ ("A Medical Assistant keeps the administration going and a Clinical Medical Assistant the care of patients; together they balance both.")
/* Translators: catalog, states, name. */
N_ ("Alabama")
/* Translators: catalog, states, hiring effect. */
N_ ("No rule has been collected for this state. Verify with its medical and nursing boards before an assistant gives injections or medication, draws blood or takes X-rays.")
/* Translators: catalog, states, certainty. */
N_ ("None")
/* Translators: catalog, states, name. */
N_ ("Alaska")
/* Translators: catalog, states, injections. */
N_ ("Conditional: on-site physician")
/* Translators: catalog, states, hiring effect. */
N_ ("Count on injections only while a physician is on site, and verify with the State Medical Board.")
/* Translators: catalog, states, certainty. */
N_ ("Medium to low")
/* Translators: catalog, states, facts. */
N_ ("A regulation exempts people traditionally employed in a physician's office; the counsel of the American Association of Medical Assistants reads delegated injections into the muscle, skin or below it as possible.")
/* Translators: catalog, states, name. */
N_ ("Arizona")
/* Translators: catalog, states, injections. */
N_ ("Conditional: direct supervision")
/* Translators: catalog, states, vaccines. */
N_ ("Not confirmed; treat as injections")
/* Translators: catalog, states, credential. */
N_ ("No state credential; a training rule applies")
/* Translators: catalog, states, hiring effect. */
N_ ("Check the training route before hiring. The statute itself sorts tasks into those with and without direct supervision.")
/* Translators: catalog, states, certainty. */
N_ ("High")
/* Translators: catalog, states, facts. */
N_ ("Under direct supervision of a physician, physician assistant or nurse practitioner an assistant may take body fluid specimens and give injections. Billing, scheduling, vital signs, history and recording findings need no direct supervision.")
/* Translators: catalog, states, facts. */
N_ ("Training means an approved program, or another program together with a certifying exam.")
/* Translators: catalog, states, facts. */
N_ ("A bill of 2025 would add urinary catheters under general supervision; its outcome was not found.")
/* Translators: catalog, states, name. */
N_ ("Arkansas")
/* Translators: catalog, states, name. */
N_ ("California")
/* Translators: catalog, states, injections. */
N_ ("Conditional: documented training")
/* Translators: catalog, states, credential. */
N_ ("No state credential")
/* Translators: catalog, states, hiring effect. */
N_ ("Ask for the training certificate before the offer, file a copy, and plan time for training if it is missing.")
/* Translators: catalog, states, facts. */
N_ ("At least 10 hours of training in injections and skin tests and 10 in drawing blood, with 10 of each kind done under supervision; 10 hours for inhaled medication.")
/* Translators: catalog, states, facts. */
N_ ("The assistant gets a certificate of that training, of which each employer keeps a copy.")
/* Translators: catalog, states, facts. */
N_ ("The supervising physician or podiatrist is on the premises, and the assistant is 18 or older.")
/* Translators: catalog, states, facts. */
N_ ("Not allowed: assessment, triage by phone alone, starting or ending intravenous lines, catheters, reading skin tests.")
/* Translators: catalog, states, name. */
N_ ("Colorado")
/* Translators: catalog, states, name. */
N_ ("Connecticut")
/* Translators: catalog, states, injections. */
N_ ("Prohibited except vaccines (secondary source)")
/* Translators: catalog, states, vaccines. */
N_ ("Conditional: by a clinical medical assistant as the statute defines it")
/* Translators: catalog, states, credential. */
N_ ("No license; certification and program needed for vaccines")
/* Translators: catalog, states, hiring effect. */
N_ ("Clinical medical assistant is a legal term here: use it only for a person who meets the statute. Count on vaccines; plan other injections for a nurse.")
/* Translators: catalog, states, certainty. */
N_ ("High on vaccines, medium otherwise")
/* Translators: catalog, states, facts. */
N_ ("A clinical medical assistant, certified by one of five named bodies and trained in a recognized program or the armed forces, may give vaccines outside hospitals after 24 hours of class and 8 of clinical training.")
/* Translators: catalog, states, facts. */
N_ ("The Department of Public Health has kept assistants from giving medication by any route.")
/* Translators: catalog, states, name. */
N_ ("Delaware")
/* Translators: catalog, states, name. */
N_ ("District of Columbia")
/* Translators: catalog, states, name. */
N_ ("Florida")
/* Translators: catalog, states, injections. */
N_ ("Allowed, not intravenous, under direct supervision")
/* Translators: catalog, states, venipuncture. */
N_ ("Allowed under direct supervision")
/* Translators: catalog, states, hiring effect. */
N_ ("Both assistant roles can cover injections and blood draws while a physician supervises directly.")
/* Translators: catalog, states, facts. */
N_ ("Under the direct supervision and responsibility of a physician: aseptic procedures, vital signs, venipuncture, injections that are not intravenous, first aid, specimens, medication as directed, basic laboratory and office work.")
/* Translators: catalog, states, name. */
N_ ("Georgia")
/* Translators: catalog, states, name. */
N_ ("Hawaii")
/* Translators: catalog, states, name. */
N_ ("Idaho")
/* Translators: catalog, states, name. */
N_ ("Illinois")
/* Translators: catalog, states, name. */
N_ ("Indiana")
/* Translators: catalog, states, name. */
N_ ("Iowa")
/* Translators: catalog, states, name. */
N_ ("Kansas")
/* Translators: catalog, states, name. */
N_ ("Kentucky")
/* Translators: catalog, states, name. */
N_ ("Louisiana")
/* Translators: catalog, states, facts. */
N_ ("The state licenses phlebotomists.")
/* Translators: catalog, states, name. */
N_ ("Maine")
/* Translators: catalog, states, name. */
N_ ("Maryland")
/* Translators: catalog, states, injections. */
N_ ("Conditional: on-site supervision")
/* Translators: catalog, states, venipuncture. */
N_ ("Allowed (secondary source)")
/* Translators: catalog, states, hiring effect. */
N_ ("Injections tie up a physician on site: compare the hours the physician is there with the shifts planned.")
/* Translators: catalog, states, facts. */
N_ ("Injections into the skin, below it or into the muscle, and peripheral lines, under on-site supervision; intravenous drugs or contrast under direct supervision.")
/* Translators: catalog, states, facts. */
N_ ("The rules create no license or registration, and an assistant cannot be forced to do a delegated act.")
/* Translators: catalog, states, facts. */
N_ ("Drawing blood and collecting specimens need neither level of supervision.")
/* Translators: catalog, states, name. */
N_ ("Massachusetts")
/* Translators: catalog, states, injections. */
N_ ("Prohibited except immunizations (secondary source)")
/* Translators: catalog, states, vaccines. */
N_ ("Conditional: certified assistant in primary care, provider in the building")
/* Translators: catalog, states, credential. */
N_ ("None in general; certified for immunizations")
/* Translators: catalog, states, hiring effect. */
N_ ("Vaccines need a graduate of an accredited program in a primary care setting; plan other injections for a nurse.")
/* Translators: catalog, states, certainty. */
N_ ("Medium to high")
/* Translators: catalog, states, facts. */
N_ ("A certified medical assistant employed by a primary care provider may immunize while that provider is in the facility and at hand at once.")
/* Translators: catalog, states, facts. */
N_ ("Before that law, assistants were not allowed to give medication, vaccines included.")
/* Translators: catalog, states, name. */
N_ ("Michigan")
/* Translators: catalog, states, name. */
N_ ("Minnesota")
/* Translators: catalog, states, name. */
N_ ("Mississippi")
/* Translators: catalog, states, name. */
N_ ("Missouri")
/* Translators: catalog, states, name. */
N_ ("Montana")
/* Translators: catalog, states, name. */
N_ ("Nebraska")
/* Translators: catalog, states, hiring effect. */
N_ ("Uncertain: ask the Department of Health and Human Services whether medication given by an assistant in your setting falls under the Medication Aide Act.")
/* Translators: catalog, states, certainty. */
N_ ("Low")
/* Translators: catalog, states, facts. */
N_ ("The Medication Aide Act speaks of all settings but the home where medication is given; how far it reaches into physicians' offices is unclear.")
/* Translators: catalog, states, facts. */
N_ ("A bill of 2020 would have let physicians assign tasks to staff without credentials; its result was not found.")
/* Translators: catalog, states, name. */
N_ ("Nevada")
/* Translators: catalog, states, name. */
N_ ("New Hampshire")
/* Translators: catalog, states, name. */
N_ ("New Jersey")
/* Translators: catalog, states, injections. */
N_ ("Conditional: certified assistants only")
/* Translators: catalog, states, credential. */
N_ ("Certification needed for injections and blood draws")
/* Translators: catalog, states, hiring effect. */
N_ ("As soon as injections or blood draws are part of the job, make certification a requirement and not a wish.")
/* Translators: catalog, states, facts. */
N_ ("A physician may delegate injections and blood draws only to certified assistants who meet the education rule; in 2017 the Board proposed to lower its hours from 600 to 330.")
/* Translators: catalog, states, facts. */
N_ ("10 hours of training with 10 injections of each kind, and 10 hours in drawing blood; not for intravenous drugs, local anesthetics, controlled substances and others.")
/* Translators: catalog, states, facts. */
N_ ("A physician is on the premises, near the treatment room.")
/* Translators: catalog, states, name. */
N_ ("New Mexico")
/* Translators: catalog, states, name. */
N_ ("New York")
/* Translators: catalog, states, injections. */
N_ ("Prohibited")
/* Translators: catalog, states, venipuncture. */
N_ ("Allowed")
/* Translators: catalog, states, credential. */
N_ ("No state credential; certification adds no rights")
/* Translators: catalog, states, hiring effect. */
N_ ("A Clinical Medical Assistant cannot give injections, vaccines or medication here. If those are the gap, plan a licensed nurse instead, or beside.")
/* Translators: catalog, states, certainty. */
N_ ("High; bills of 2026 open")
/* Translators: catalog, states, facts. */
N_ ("Closed to assistants: triage, drawing up or giving vaccines and medication, injections, sutures, X-rays, casts, inserting lines or catheters, telling patients positive results.")
/* Translators: catalog, states, facts. */
N_ ("Open to them: histories, vital signs, blood draws and specimens, EKG, explaining procedures, office work.")
/* Translators: catalog, states, facts. */
N_ ("Bills of 2025 and 2026 would allow immunizations under direct supervision; they were in committee in February 2026.")
/* Translators: catalog, states, name. */
N_ ("North Carolina")
/* Translators: catalog, states, name. */
N_ ("North Dakota")
/* Translators: catalog, states, name. */
N_ ("Ohio")
/* Translators: catalog, states, name. */
N_ ("Oklahoma")
/* Translators: catalog, states, name. */
N_ ("Oregon")
/* Translators: catalog, states, name. */
N_ ("Pennsylvania")
/* Translators: catalog, states, name. */
N_ ("Rhode Island")
/* Translators: catalog, states, name. */
N_ ("South Carolina")
/* Translators: catalog, states, name. */
N_ ("South Dakota")
/* Translators: catalog, states, credential. */
N_ ("No longer: the chapter on registration is repealed")
/* Translators: catalog, states, hiring effect. */
N_ ("Registration is not required any more; verify today's rules of delegation with the Board.")
/* Translators: catalog, states, certainty. */
N_ ("High on the repeal only")
/* Translators: catalog, states, facts. */
N_ ("The chapter on medical assistants is marked as repealed in the codified laws. Older pages still call for registration.")
/* Translators: catalog, states, name. */
N_ ("Tennessee")
/* Translators: catalog, states, name. */
N_ ("Texas")
/* Translators: catalog, states, name. */
N_ ("Utah")
/* Translators: catalog, states, name. */
N_ ("Vermont")
/* Translators: catalog, states, name. */
N_ ("Virginia")
/* Translators: catalog, states, name. */
N_ ("Washington")
/* Translators: catalog, states, injections. */
N_ ("Conditional: medical assistant-certified, delegated and supervised")
/* Translators: catalog, states, vaccines. */
N_ ("Conditional: medical assistant-certified")
/* Translators: catalog, states, venipuncture. */
N_ ("Conditional: medical assistant-certified or medical assistant-phlebotomist")
/* Translators: catalog, states, credential. */
N_ ("State credential required")
/* Translators: catalog, states, hiring effect. */
N_ ("Every assistant with clinical work needs a Washington credential of the right category before the first shift. Put the category in the posting.")
/* Translators: catalog, states, facts. */
N_ ("The state certifies or registers assistants in categories: certified, registered, phlebotomist, hemodialysis technician, and by a secondary source EMT.")
/* Translators: catalog, states, facts. */
N_ ("Certified needs approved training and exam; an interim certification with full scope lasts a year at most.")
/* Translators: catalog, states, facts. */
N_ ("Certified assistants may, delegated and supervised, take vital signs, draw blood, give injections into the skin, below it or into the muscle, and collect specimens.")
/* Translators: catalog, states, facts. */
N_ ("Registered assistants need no exam but the endorsement of an employer, with which the credential ends; blood by finger or heel stick only.")
/* Translators: catalog, states, name. */
N_ ("West Virginia")
/* Translators: catalog, states, name. */
N_ ("Wisconsin")
/* Translators: catalog, states, name. */
N_ ("Wyoming")
/* Translators: catalog, scope, disclaimer. */
N_ ("General information and not legal advice. Rules change: verify with your state's medical and nursing boards before you assign a task.")
/* Translators: catalog, scope, general. */
N_ ("There is no federal scope of practice for medical assistants, and most states have no law that names them. In most, assistants do basic clinical procedures under the direct supervision of a licensed practitioner (American Medical Technologists, 2012).")
/* Translators: catalog, scope, general. */
N_ ("What is the practice of medicine, or needs the judgment of a licensed person, can be delegated nowhere (American Association of Medical Assistants, 2021).")
/* Translators: catalog, scope, general. */
N_ ("A practice with sites in several states follows the law of each. Washington asks for the most.")
/* Translators: catalog, scope, general. */
N_ ("X-rays fall under radiography rules and not under those for assistants: treat them as a separate permit.")
/* Translators: catalog, scope, general. */
N_ ("Phlebotomists are licensed in California, Louisiana, Nevada and Washington (secondary source).")
/* Translators: catalog, scope, general. */
N_ ("A credential and a set of tasks are different things: CCMA (NHA), CMA (AAMA), RMA (AMT) and NCMA (NCCT) all examine clinical and administrative work in some measure.")
/* Translators: catalog, checks, phase. */
N_ ("Before Posting")
/* Translators: catalog, checks, title. */
N_ ("Check state rules for every clinical task of the job")
/* Translators: catalog, checks, detail. */
N_ ("Injections, vaccines, medication, blood draws and X-rays, and who must be on the premises.")
/* Translators: catalog, checks, level. */
N_ ("Required by state law")
/* Translators: catalog, checks, citation. */
N_ ("State law")
/* Translators: catalog, checks, title. */
N_ ("Write the job description with its essential functions")
/* Translators: catalog, checks, detail. */
N_ ("Essential functions, physical demands and pay status; it is the yardstick for later decisions on accommodation.")
/* Translators: catalog, checks, level. */
N_ ("Recommended")
/* Translators: catalog, checks, phase. */
N_ ("Interview")
/* Translators: catalog, checks, title. */
N_ ("Ask every candidate the same job-related questions and rate them on the same scale")
/* Translators: catalog, checks, detail. */
N_ ("Nothing about age, sex, race, origin, religion, family, disability or health.")
/* Translators: catalog, checks, citation. */
N_ ("U.S. Office of Personnel Management, Structured Interviews")
/* Translators: catalog, checks, phase. */
N_ ("Before the Offer")
/* Translators: catalog, checks, title. */
N_ ("Verify the credential with its issuer")
/* Translators: catalog, checks, detail. */
N_ ("Name, number, status, expiry and the date of the check go in the personnel file.")
/* Translators: catalog, checks, level. */
N_ ("Recommended; required where state law or a payer says so")
/* Translators: catalog, checks, title. */
N_ ("Search the federal exclusion list under every name used")
/* Translators: catalog, checks, detail. */
N_ ("The list of the Office of Inspector General is updated monthly; no statute sets how often to search, monthly is advised. Keep the dated result.")
/* Translators: catalog, checks, level. */
N_ ("In effect required of whoever bills federal programs")
/* Translators: catalog, checks, citation. */
N_ ("OIG Special Advisory Bulletin, May 8, 2013")
/* Translators: catalog, checks, title. */
N_ ("Classify pay: hourly, with overtime")
/* Translators: catalog, checks, detail. */
N_ ("Overtime at one and a half times after 40 hours a week. Assistants are not exempt as a rule; the federal salary floor for exemption is 684 dollars a week. State law may be stricter.")
/* Translators: catalog, checks, level. */
N_ ("Required by federal law")
/* Translators: catalog, checks, citation. */
N_ ("29 U.S.C. 207; 29 CFR 541")
/* Translators: catalog, checks, phase. */
N_ ("Before the First Day")
/* Translators: catalog, checks, title. */
N_ ("Ask for a current Basic Life Support card")
/* Translators: catalog, checks, detail. */
N_ ("In postings, BLS means Basic Life Support.")
/* Translators: catalog, checks, level. */
N_ ("Common requirement of employers")
/* Translators: catalog, checks, title. */
N_ ("Tell the malpractice carrier which tasks are delegated")
/* Translators: catalog, checks, detail. */
N_ ("Above all injections and intravenous tasks.")
/* Translators: catalog, checks, phase. */
N_ ("First Day")
/* Translators: catalog, checks, title. */
N_ ("Have the employee complete Section 1 of Form I-9")
/* Translators: catalog, checks, detail. */
N_ ("After the offer is accepted and not later than the first day of paid work.")
/* Translators: catalog, checks, citation. */
N_ ("8 CFR 274a.2")
/* Translators: catalog, checks, phase. */
N_ ("Within 3 Business Days")
/* Translators: catalog, checks, title. */
N_ ("Complete Section 2 of Form I-9")
/* Translators: catalog, checks, detail. */
N_ ("The employee chooses which of the listed documents to show.")
/* Translators: catalog, checks, phase. */
N_ ("Before Access to Records")
/* Translators: catalog, checks, title. */
N_ ("Train in HIPAA privacy and document it")
/* Translators: catalog, checks, detail. */
N_ ("Within a reasonable time after joining, and again when policies change. Keep the record for 6 years.")
/* Translators: catalog, checks, citation. */
N_ ("45 CFR 164.530(b), (j)")
/* Translators: catalog, checks, title. */
N_ ("Train in security awareness and give an individual log-in")
/* Translators: catalog, checks, detail. */
N_ ("Passwords, malicious software, monitoring of log-ins.")
/* Translators: catalog, checks, citation. */
N_ ("45 CFR 164.308(a)(5)")
/* Translators: catalog, checks, title. */
N_ ("Decide who may enter orders")
/* Translators: catalog, checks, detail. */
N_ ("Under an earlier federal program, only assistants with a credential from an outside body could enter orders that counted. Check today's program, state law and your own policy.")
/* Translators: catalog, checks, level. */
N_ ("Rule of a past program")
/* Translators: catalog, checks, citation. */
N_ ("80 FR 62798")
/* Translators: catalog, checks, phase. */
N_ ("Before Exposure")
/* Translators: catalog, checks, title. */
N_ ("Show the exposure control plan, protective equipment and sharps procedure")
/* Translators: catalog, checks, detail. */
N_ ("The plan of this site, and what to do after an exposure.")
/* Translators: catalog, checks, citation. */
N_ ("29 CFR 1910.1030(c), (d)")
/* Translators: catalog, checks, title. */
N_ ("Train in bloodborne pathogens")
/* Translators: catalog, checks, detail. */
N_ ("At the first assignment with exposure and every year after, at no cost to the employee.")
/* Translators: catalog, checks, citation. */
N_ ("29 CFR 1910.1030(g)(2)")
/* Translators: catalog, checks, phase. */
N_ ("Within 10 Working Days")
/* Translators: catalog, checks, title. */
N_ ("Offer hepatitis B vaccination free of charge")
/* Translators: catalog, checks, detail. */
N_ ("After the training and within 10 working days of the assignment. Whoever declines signs the form and may accept later.")
/* Translators: catalog, checks, citation. */
N_ ("29 CFR 1910.1030(f)(2)")
/* Translators: catalog, checks, phase. */
N_ ("Before Testing")
/* Translators: catalog, checks, title. */
N_ ("Make sure the CLIA certificate covers the tests this person will run")
/* Translators: catalog, checks, detail. */
N_ ("A certificate of waiver allows waived tests only, and counts for each location by itself.")
/* Translators: catalog, checks, citation. */
N_ ("42 CFR 493.15, 493.35, 493.39")
/* Translators: catalog, checks, phase. */
N_ ("First 30 Days")
/* Translators: catalog, checks, title. */
N_ ("Sign off each clinical skill, seen by a licensed supervisor")
/* Translators: catalog, checks, detail. */
N_ ("Vital signs, rooming, injections, blood draws, EKG, point-of-care tests, sterilizing, the electronic record.")
/* Translators: catalog, checks, level. */
N_ ("Recommended; required in some states")
/* Translators: catalog, checks, citation. */
N_ ("California: 16 CCR 1366.1")
/* Translators: catalog, checks, phase. */
N_ ("Day 30")
/* Translators: catalog, checks, title. */
N_ ("30-day review")
/* Translators: catalog, checks, detail. */
N_ ("What goes well, what is missing, feedback both ways.")
/* Translators: catalog, checks, phase. */
N_ ("Day 60")
/* Translators: catalog, checks, title. */
N_ ("60-day review")
/* Translators: catalog, checks, detail. */
N_ ("Progress on the skills that were missing; cross-training plan for the second role.")
/* Translators: catalog, checks, phase. */
N_ ("Day 90")
/* Translators: catalog, checks, title. */
N_ ("90-day review: confirm scope and independence")
/* Translators: catalog, checks, detail. */
N_ ("Which tasks the person now does alone, and which stay supervised.")
/* Translators: catalog, checks, phase. */
N_ ("Every Year")
/* Translators: catalog, checks, title. */
N_ ("Repeat what expires")
/* Translators: catalog, checks, detail. */
N_ ("Bloodborne pathogens training is federal; privacy refresher, competency, credential expiry and exclusion list are policy.")
/* Translators: catalog, checks, level. */
N_ ("Partly required")
/* Translators: catalog, checks, phase. */
N_ ("Records")
/* Translators: catalog, checks, title. */
N_ ("Keep Form I-9")
/* Translators: catalog, checks, detail. */
N_ ("3 years after hire or 1 year after employment ends, whichever is later.")
/* Translators: catalog, numbers, note. */
N_ ("A small practice")
/* Translators: catalog, numbers, note. */
N_ ("20.2 patients per physician and day, for three providers, rounded")
/* Translators: catalog, numbers, note. */
N_ ("After one year; 15 after five, 18 after ten")
/* Translators: catalog, numbers, note. */
N_ ("Clinical support; front office 40")
/* Translators: catalog, numbers, note. */
N_ ("Firms with 1 to 49 workers; 38.0 with 50 to 99, 43.9 with 100 to 499")
/* Translators: catalog, numbers, note. */
N_ ("Two are planned as a rule, three where visits are short; two turned out too few for the minutes of this catalog")
/* Translators: catalog, numbers, note. */
N_ ("5 to 7 percent in well-run practices; 15 and more elsewhere")
/* Translators: catalog, numbers, note. */
N_ ("Visits are spaced out evenly over a weekday in most centers")
/* Translators: catalog, numbers, note. */
N_ ("20 percent was measured for blood draws (Laboratory Medicine, 2016); visits differ more")
/* Translators: catalog, sources, note. */
N_ ("Published in May 2026. Secondary copy: medians were read in transcriptions that agree with each other, not in a BLS file. Where only a yearly figure was found, hourly pay is derived by dividing it by 2,080 hours. Used where no figure of the state is known.")
/* Translators: catalog, sources, note. */
N_ ("Published in May 2026. Secondary copy of the yearly medians of nine states, divided by 2,080 hours. Import the Bureau's own state table for the others.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy: growth and openings quoted with the roles.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy. The hourly figure is derived: the midpoint of the yearly medians of nurse practitioners and physician assistants, divided by 2,080 hours.")
/* Translators: catalog, sources, note. */
N_ ("Derived: benefits divided by wages and salaries, private industry. The load holds paid leave, overtime premiums, insurance, retirement and legally required benefits.")
/* Translators: catalog, sources, note. */
N_ ("Private industry, after one year of service.")
/* Translators: catalog, sources, note. */
N_ ("Derived: mean of the months October 2019 to March 2020 for healthcare support occupations. It counts full-time workers away for health reasons in the survey week and is used here as the chance of being away on one day.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy: figures quoted by others from a survey that is sold.")
/* Translators: catalog, sources, note. */
N_ ("Quotes a study: replacing one medical assistant cost about 14,200 dollars, some 40 percent of a year's pay.")
/* Translators: catalog, sources, note. */
N_ ("Two exam rooms a provider are typically planned, three in specialties with many short visits.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy: 5 to 7 percent in well-run practices; primary care in general 15 to 30 percent by other accounts.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy: spread of about 9.8 minutes. Most of these patients came some ten minutes early; the simulated day lets them come on time on average.")
/* Translators: catalog, sources, note. */
N_ ("1,691 centers: visits are spread evenly over a weekday in most of them.")
/* Translators: catalog, sources, note. */
N_ ("Patients report 18 minutes on average before they see the physician, 22 in primary care by a reader of the same report. Used as a check.")
/* Translators: catalog, sources, note. */
N_ ("The guide advises to plan below 85 percent utilization.")
/* Translators: catalog, sources, note. */
N_ ("496 practices in 2012; 1.45 medical assistants and 2.05 administrative staff per full-time physician, among practices that have the role. Backfill's typical volumes and minutes were set to agree with it.")
/* Translators: catalog, sources, note. */
N_ ("1,252 practices in 2021: 56.6 percent had about one medical assistant per clinician, 11.4 percent two or more. Used as a check.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy: 20.2 patients per physician and day, quoted by others.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copies: 24 calls, 20 laboratory results, 11 imaging reports, 14 consultation notes and 12 refills per physician and day in one practice of five internists. Only calls with clinical content were counted, so the phone rings more often than that.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copies: 39 requests a week per physician. The number per day is derived for a week of five days.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy of a newsletter: a manual transaction with a payer takes 8 minutes on average; a prior authorization 20 minutes by hand and 6 electronically.")
/* Translators: catalog, sources, note. */
N_ ("About 10,000 claims a year and biller. The minutes are derived from the task hours that this catalog's working time leaves to one full-time person, so that allowances are not counted twice.")
/* Translators: catalog, sources, note. */
N_ ("259 seconds on average (standard deviation 52), in four hospitals.")
/* Translators: catalog, sources, note. */
N_ ("Planning times for an HIV clinic in a low-income setting: expert figures, not measured in the United States.")
/* Translators: catalog, sources, note. */
N_ ("2 to 3 minutes of talk, to which wrap-up comes. The sum of 4 minutes is derived.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy: 53 per physician and day, 25 to 75 in specialties.")
/* Translators: catalog, sources, note. */
N_ ("Per hour: one provider and one front desk person for 4 patients, one assistant or radiologic technologist for 2. Full-time equivalents are derived.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy. Nurses 6.0, technicians 2.4, administration 4.0 hours a case; the full-time equivalents are derived for 5 cases per provider and day.")
/* Translators: catalog, sources, note. */
N_ ("Derived: 1.18 other medical personnel and 0.67 nurses for each medical provider. A pandemic year; that the line holds the medical assistants is likely but was not confirmed.")
/* Translators: catalog, sources, note. */
N_ ("This catalog includes information from the O*NET Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license, modified by Backfill: the wording of the tasks, their areas and which role does which are its own. O*NET is a trademark of USDOL/ETA, which has not approved, endorsed or tested these changes.")
/* Translators: catalog, sources, note. */
N_ ("Eligibility, items and times mostly from secondary copies; the renewal of CCMA was read at a state education agency.")
/* Translators: catalog, sources, note. */
N_ ("Recertification was read on the issuer's pages; items and the alternative pathway in secondary copies.")
/* Translators: catalog, sources, note. */
N_ ("The three-year cycle was read on the issuer's page; routes and items in secondary copies.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copies only; they disagree about the work route.")
/* Translators: catalog, sources, note. */
N_ ("Secondary copy only; little was confirmed.")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Clinical Medical Assistant")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Clinical Medical Assistants")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Medical Assistant")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Medical Assistants")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Cross-Trained Assistant (Dual-Certified)")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Cross-Trained Assistants")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Front Desk Associate")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Front Desk Associates")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Biller and Coder")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Billers and Coders")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Phlebotomist")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Phlebotomists")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Licensed Practical Nurse")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Licensed Practical Nurses")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Registered Nurse")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Registered Nurses")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Nurse Practitioner or Physician Assistant")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Nurse Practitioners and Physician Assistants")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Physician")
/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */
NC_ ("within a sentence", "Physicians")
