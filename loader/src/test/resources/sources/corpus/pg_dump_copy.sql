--
-- PostgreSQL database dump
--

\restrict corpus

-- Dumped from database version 17.11 (Debian 17.11-0+deb13u1)
-- Dumped by pg_dump version 17.11 (Debian 17.11-0+deb13u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Data for Name: Odd "Table"; Type: TABLE DATA; Schema: Odd Schema; Owner: postgres
--

COPY "Odd Schema"."Odd ""Table""" ("Key", "select", "ünï", "with space") FROM stdin;
1	x	ä	\b\f\v
2	\N		 lead and trail 
\.


--
-- Data for Name: awkward; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.awkward (id, small, big, num, anynum, f4, f8, flag, txt, vc, ch, d, ts, tstz, tm, iv, u, j, jb, bin, ip, bits, ints, texts, deep, r, m, p, s, pt) FROM stdin;
1	-32768	9223372036854775807	123456789012345.12345	0.00000000000000000001	3.4028235e+38	1e+308	t	tab\tnl\ncr\r\\back'quote"dq	ä'\\	ab  	2020-02-29	2020-02-29 23:59:59.999999	1999-12-31 09:59:59+00	24:00:00	10 mons 3 days -04:05:06.789	a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11	{"a":  "b\\u00e9\\n"}	{"k": [1, 2.50, null, "x'y\\\\n"]}	\\x00ff0a0d5c27	2001:db8::1/64	1010	{1,NULL,-3}	{"a,b","\\"","\\\\","\n","","NULL",NULL}	{{1,2},{3,4}}	[1,10)	it's	(1,"a""b\\\\c,)(")	short	(1.5,-2)
2	\N	\N	\N	NaN	NaN	-Infinity	f			    	0044-03-15 BC	infinity	-infinity	00:00:00.000001	-1 days	\N	null	null	\\x	10.0.0.1		{}	{}	\N	empty	ünï	(,)		\N
3	0	0	0.00001	0.000	-0	-0	\N	\\N	\\.	a  b	infinity	2000-01-01 00:00:00	2000-01-01 00:00:00.5+00	12:00:00	00:00:00	\N	[]	{}	\\x	::	\N	\N	\N	{}	(,)	happy	(0,"")	\N	(1e-10,1e+300)
4	\N	\N	\N	\N	\N	\N	t	\\.\n\\.	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\\x5c2e	\N	\N	\N	{{"\\\\N",NULL},{"{}","{"}}	\N	\N	\N	\N	\N	\N
5	\N	\N	\N	12345678901234567890123456789012345678901234567890.0000000001	1.1	0.1	t	   漢字 😀 ﻿	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
6	\N	\N	\N	\N	\N	\N	\N	'); DROP TABLE awkward; --	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
\.


--
-- Data for Name: one; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.one (a) FROM stdin;
a
\N

\\.
 
\.


--
-- Data for Name: t; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.t (a, b, c) FROM stdin;
row 1	x	1
row 2	xx	2
row 3	xxx	3
row 4	xxxx	4
row 5	xxxxx	5
row 6	xxxxxx	6
row 7	xxxxxxx	\N
row 8	xxxxxxxx	1
row 9	xxxxxxxxx	2
row 10	xxxxxxxxxx	3
row 11	xxxxxxxxxxx	4
row 12	xxxxxxxxxxxx	5
row 13	xxxxxxxxxxxxx	6
row 14	xxxxxxxxxxxxxx	\N
row 15	xxxxxxxxxxxxxxx	1
row 16	xxxxxxxxxxxxxxxx	2
row 17	xxxxxxxxxxxxxxxxx	3
row 18	xxxxxxxxxxxxxxxxxx	4
row 19	xxxxxxxxxxxxxxxxxxx	5
row 20	xxxxxxxxxxxxxxxxxxxx	6
row 21	xxxxxxxxxxxxxxxxxxxxx	\N
row 22	xxxxxxxxxxxxxxxxxxxxxx	1
row 23	xxxxxxxxxxxxxxxxxxxxxxx	2
row 24	xxxxxxxxxxxxxxxxxxxxxxxx	3
row 25	xxxxxxxxxxxxxxxxxxxxxxxxx	4
row 26	xxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 27	xxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 28	xxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 29	xxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 30	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 31	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 32	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 33	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 34	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 35	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 36	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 37	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 38	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 39	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 40	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 41	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 42	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 43	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 44	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 45	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 46	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 47	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 48	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 49	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 50		1
row 51	x	2
row 52	xx	3
row 53	xxx	4
row 54	xxxx	5
row 55	xxxxx	6
row 56	xxxxxx	\N
row 57	xxxxxxx	1
row 58	xxxxxxxx	2
row 59	xxxxxxxxx	3
row 60	xxxxxxxxxx	4
row 61	xxxxxxxxxxx	5
row 62	xxxxxxxxxxxx	6
row 63	xxxxxxxxxxxxx	\N
row 64	xxxxxxxxxxxxxx	1
row 65	xxxxxxxxxxxxxxx	2
row 66	xxxxxxxxxxxxxxxx	3
row 67	xxxxxxxxxxxxxxxxx	4
row 68	xxxxxxxxxxxxxxxxxx	5
row 69	xxxxxxxxxxxxxxxxxxx	6
row 70	xxxxxxxxxxxxxxxxxxxx	\N
row 71	xxxxxxxxxxxxxxxxxxxxx	1
row 72	xxxxxxxxxxxxxxxxxxxxxx	2
row 73	xxxxxxxxxxxxxxxxxxxxxxx	3
row 74	xxxxxxxxxxxxxxxxxxxxxxxx	4
row 75	xxxxxxxxxxxxxxxxxxxxxxxxx	5
row 76	xxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 77	xxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 78	xxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 79	xxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 80	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 81	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 82	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 83	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 84	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 85	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 86	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 87	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 88	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 89	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 90	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 91	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 92	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 93	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 94	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 95	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 96	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 97	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 98	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 99	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 100		2
row 101	x	3
row 102	xx	4
row 103	xxx	5
row 104	xxxx	6
row 105	xxxxx	\N
row 106	xxxxxx	1
row 107	xxxxxxx	2
row 108	xxxxxxxx	3
row 109	xxxxxxxxx	4
row 110	xxxxxxxxxx	5
row 111	xxxxxxxxxxx	6
row 112	xxxxxxxxxxxx	\N
row 113	xxxxxxxxxxxxx	1
row 114	xxxxxxxxxxxxxx	2
row 115	xxxxxxxxxxxxxxx	3
row 116	xxxxxxxxxxxxxxxx	4
row 117	xxxxxxxxxxxxxxxxx	5
row 118	xxxxxxxxxxxxxxxxxx	6
row 119	xxxxxxxxxxxxxxxxxxx	\N
row 120	xxxxxxxxxxxxxxxxxxxx	1
row 121	xxxxxxxxxxxxxxxxxxxxx	2
row 122	xxxxxxxxxxxxxxxxxxxxxx	3
row 123	xxxxxxxxxxxxxxxxxxxxxxx	4
row 124	xxxxxxxxxxxxxxxxxxxxxxxx	5
row 125	xxxxxxxxxxxxxxxxxxxxxxxxx	6
row 126	xxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 127	xxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 128	xxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 129	xxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 130	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 131	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 132	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 133	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 134	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 135	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 136	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 137	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 138	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 139	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 140	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 141	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 142	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 143	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 144	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 145	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 146	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 147	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 148	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 149	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 150		3
row 151	x	4
row 152	xx	5
row 153	xxx	6
row 154	xxxx	\N
row 155	xxxxx	1
row 156	xxxxxx	2
row 157	xxxxxxx	3
row 158	xxxxxxxx	4
row 159	xxxxxxxxx	5
row 160	xxxxxxxxxx	6
row 161	xxxxxxxxxxx	\N
row 162	xxxxxxxxxxxx	1
row 163	xxxxxxxxxxxxx	2
row 164	xxxxxxxxxxxxxx	3
row 165	xxxxxxxxxxxxxxx	4
row 166	xxxxxxxxxxxxxxxx	5
row 167	xxxxxxxxxxxxxxxxx	6
row 168	xxxxxxxxxxxxxxxxxx	\N
row 169	xxxxxxxxxxxxxxxxxxx	1
row 170	xxxxxxxxxxxxxxxxxxxx	2
row 171	xxxxxxxxxxxxxxxxxxxxx	3
row 172	xxxxxxxxxxxxxxxxxxxxxx	4
row 173	xxxxxxxxxxxxxxxxxxxxxxx	5
row 174	xxxxxxxxxxxxxxxxxxxxxxxx	6
row 175	xxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 176	xxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 177	xxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 178	xxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 179	xxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 180	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 181	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 182	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 183	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 184	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 185	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 186	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 187	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 188	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 189	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 190	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 191	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 192	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 193	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 194	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 195	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 196	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 197	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 198	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 199	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 200		4
row 201	x	5
row 202	xx	6
row 203	xxx	\N
row 204	xxxx	1
row 205	xxxxx	2
row 206	xxxxxx	3
row 207	xxxxxxx	4
row 208	xxxxxxxx	5
row 209	xxxxxxxxx	6
row 210	xxxxxxxxxx	\N
row 211	xxxxxxxxxxx	1
row 212	xxxxxxxxxxxx	2
row 213	xxxxxxxxxxxxx	3
row 214	xxxxxxxxxxxxxx	4
row 215	xxxxxxxxxxxxxxx	5
row 216	xxxxxxxxxxxxxxxx	6
row 217	xxxxxxxxxxxxxxxxx	\N
row 218	xxxxxxxxxxxxxxxxxx	1
row 219	xxxxxxxxxxxxxxxxxxx	2
row 220	xxxxxxxxxxxxxxxxxxxx	3
row 221	xxxxxxxxxxxxxxxxxxxxx	4
row 222	xxxxxxxxxxxxxxxxxxxxxx	5
row 223	xxxxxxxxxxxxxxxxxxxxxxx	6
row 224	xxxxxxxxxxxxxxxxxxxxxxxx	\N
row 225	xxxxxxxxxxxxxxxxxxxxxxxxx	1
row 226	xxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 227	xxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 228	xxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 229	xxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 230	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 231	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 232	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 233	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 234	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 235	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 236	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 237	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 238	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 239	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 240	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 241	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 242	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 243	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 244	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 245	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 246	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 247	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 248	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 249	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 250		5
row 251	x	6
row 252	xx	\N
row 253	xxx	1
row 254	xxxx	2
row 255	xxxxx	3
row 256	xxxxxx	4
row 257	xxxxxxx	5
row 258	xxxxxxxx	6
row 259	xxxxxxxxx	\N
row 260	xxxxxxxxxx	1
row 261	xxxxxxxxxxx	2
row 262	xxxxxxxxxxxx	3
row 263	xxxxxxxxxxxxx	4
row 264	xxxxxxxxxxxxxx	5
row 265	xxxxxxxxxxxxxxx	6
row 266	xxxxxxxxxxxxxxxx	\N
row 267	xxxxxxxxxxxxxxxxx	1
row 268	xxxxxxxxxxxxxxxxxx	2
row 269	xxxxxxxxxxxxxxxxxxx	3
row 270	xxxxxxxxxxxxxxxxxxxx	4
row 271	xxxxxxxxxxxxxxxxxxxxx	5
row 272	xxxxxxxxxxxxxxxxxxxxxx	6
row 273	xxxxxxxxxxxxxxxxxxxxxxx	\N
row 274	xxxxxxxxxxxxxxxxxxxxxxxx	1
row 275	xxxxxxxxxxxxxxxxxxxxxxxxx	2
row 276	xxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 277	xxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 278	xxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 279	xxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 280	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 281	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 282	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 283	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 284	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 285	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 286	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 287	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 288	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 289	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 290	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 291	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 292	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 293	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	6
row 294	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	\N
row 295	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	1
row 296	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	2
row 297	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	3
row 298	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	4
row 299	xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx	5
row 300		6
\.


--
-- Name: awkward_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.awkward_id_seq', 1, false);


--
-- PostgreSQL database dump complete
--

\unrestrict corpus

