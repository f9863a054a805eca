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

INSERT INTO "Odd Schema"."Odd ""Table""" ("Key", "select", "ünï", "with space") VALUES (1, 'x', 'ä', '');
INSERT INTO "Odd Schema"."Odd ""Table""" ("Key", "select", "ünï", "with space") VALUES (2, NULL, '', ' lead and trail ');


--
-- Data for Name: awkward; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.awkward (id, small, big, num, anynum, f4, f8, flag, txt, vc, ch, d, ts, tstz, tm, iv, u, j, jb, bin, ip, bits, ints, texts, deep, r, m, p, s, pt) VALUES (1, -32768, 9223372036854775807, 123456789012345.12345, 0.00000000000000000001, 3.4028235e+38, 1e+308, true, 'tab	nl
cr\back''quote"dq', 'ä''\', 'ab  ', '2020-02-29', '2020-02-29 23:59:59.999999', '1999-12-31 09:59:59+00', '24:00:00', '10 mons 3 days -04:05:06.789', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a":  "b\u00e9\n"}', '{"k": [1, 2.50, null, "x''y\\n"]}', '\x00ff0a0d5c27', '2001:db8::1/64', B'1010', '{1,NULL,-3}', '{"a,b","\"","\\","
","","NULL",NULL}', '{{1,2},{3,4}}', '[1,10)', 'it''s', '(1,"a""b\\c,)(")', 'short', '(1.5,-2)');
INSERT INTO public.awkward (id, small, big, num, anynum, f4, f8, flag, txt, vc, ch, d, ts, tstz, tm, iv, u, j, jb, bin, ip, bits, ints, texts, deep, r, m, p, s, pt) VALUES (2, NULL, NULL, NULL, 'NaN', 'NaN', '-Infinity', false, '', '', '    ', '0044-03-15 BC', 'infinity', '-infinity', '00:00:00.000001', '-1 days', NULL, 'null', 'null', '\x', '10.0.0.1', B'', '{}', '{}', NULL, 'empty', 'ünï', '(,)', '', NULL);
INSERT INTO public.awkward (id, small, big, num, anynum, f4, f8, flag, txt, vc, ch, d, ts, tstz, tm, iv, u, j, jb, bin, ip, bits, ints, texts, deep, r, m, p, s, pt) VALUES (3, 0, 0, 0.00001, 0.000, -0, -0, NULL, '\N', '\.', 'a  b', 'infinity', '2000-01-01 00:00:00', '2000-01-01 00:00:00.5+00', '12:00:00', '00:00:00', NULL, '[]', '{}', '\x', '::', NULL, NULL, NULL, '{}', '(,)', 'happy', '(0,"")', NULL, '(1e-10,1e+300)');
INSERT INTO public.awkward (id, small, big, num, anynum, f4, f8, flag, txt, vc, ch, d, ts, tstz, tm, iv, u, j, jb, bin, ip, bits, ints, texts, deep, r, m, p, s, pt) VALUES (4, NULL, NULL, NULL, NULL, NULL, NULL, true, '\.
\.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '\x5c2e', NULL, NULL, NULL, '{{"\\N",NULL},{"{}","{"}}', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.awkward (id, small, big, num, anynum, f4, f8, flag, txt, vc, ch, d, ts, tstz, tm, iv, u, j, jb, bin, ip, bits, ints, texts, deep, r, m, p, s, pt) VALUES (5, NULL, NULL, NULL, 12345678901234567890123456789012345678901234567890.0000000001, 1.1, 0.1, true, '   漢字 😀 ﻿', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.awkward (id, small, big, num, anynum, f4, f8, flag, txt, vc, ch, d, ts, tstz, tm, iv, u, j, jb, bin, ip, bits, ints, texts, deep, r, m, p, s, pt) VALUES (6, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '''); DROP TABLE awkward; --', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: one; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.one (a) VALUES ('a');
INSERT INTO public.one (a) VALUES (NULL);
INSERT INTO public.one (a) VALUES ('');
INSERT INTO public.one (a) VALUES ('\.');
INSERT INTO public.one (a) VALUES (' ');


--
-- Data for Name: t; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.t (a, b, c) VALUES ('row 1', 'x', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 2', 'xx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 3', 'xxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 4', 'xxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 5', 'xxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 6', 'xxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 7', 'xxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 8', 'xxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 9', 'xxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 10', 'xxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 11', 'xxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 12', 'xxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 13', 'xxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 14', 'xxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 15', 'xxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 16', 'xxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 17', 'xxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 18', 'xxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 19', 'xxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 20', 'xxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 21', 'xxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 22', 'xxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 23', 'xxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 24', 'xxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 25', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 26', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 27', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 28', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 29', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 30', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 31', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 32', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 33', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 34', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 35', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 36', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 37', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 38', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 39', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 40', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 41', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 42', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 43', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 44', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 45', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 46', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 47', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 48', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 49', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 50', '', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 51', 'x', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 52', 'xx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 53', 'xxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 54', 'xxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 55', 'xxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 56', 'xxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 57', 'xxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 58', 'xxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 59', 'xxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 60', 'xxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 61', 'xxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 62', 'xxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 63', 'xxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 64', 'xxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 65', 'xxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 66', 'xxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 67', 'xxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 68', 'xxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 69', 'xxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 70', 'xxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 71', 'xxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 72', 'xxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 73', 'xxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 74', 'xxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 75', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 76', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 77', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 78', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 79', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 80', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 81', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 82', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 83', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 84', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 85', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 86', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 87', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 88', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 89', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 90', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 91', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 92', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 93', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 94', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 95', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 96', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 97', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 98', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 99', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 100', '', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 101', 'x', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 102', 'xx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 103', 'xxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 104', 'xxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 105', 'xxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 106', 'xxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 107', 'xxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 108', 'xxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 109', 'xxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 110', 'xxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 111', 'xxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 112', 'xxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 113', 'xxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 114', 'xxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 115', 'xxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 116', 'xxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 117', 'xxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 118', 'xxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 119', 'xxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 120', 'xxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 121', 'xxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 122', 'xxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 123', 'xxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 124', 'xxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 125', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 126', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 127', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 128', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 129', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 130', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 131', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 132', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 133', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 134', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 135', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 136', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 137', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 138', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 139', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 140', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 141', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 142', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 143', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 144', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 145', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 146', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 147', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 148', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 149', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 150', '', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 151', 'x', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 152', 'xx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 153', 'xxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 154', 'xxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 155', 'xxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 156', 'xxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 157', 'xxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 158', 'xxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 159', 'xxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 160', 'xxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 161', 'xxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 162', 'xxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 163', 'xxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 164', 'xxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 165', 'xxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 166', 'xxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 167', 'xxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 168', 'xxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 169', 'xxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 170', 'xxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 171', 'xxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 172', 'xxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 173', 'xxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 174', 'xxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 175', 'xxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 176', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 177', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 178', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 179', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 180', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 181', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 182', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 183', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 184', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 185', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 186', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 187', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 188', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 189', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 190', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 191', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 192', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 193', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 194', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 195', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 196', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 197', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 198', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 199', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 200', '', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 201', 'x', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 202', 'xx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 203', 'xxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 204', 'xxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 205', 'xxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 206', 'xxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 207', 'xxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 208', 'xxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 209', 'xxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 210', 'xxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 211', 'xxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 212', 'xxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 213', 'xxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 214', 'xxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 215', 'xxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 216', 'xxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 217', 'xxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 218', 'xxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 219', 'xxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 220', 'xxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 221', 'xxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 222', 'xxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 223', 'xxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 224', 'xxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 225', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 226', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 227', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 228', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 229', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 230', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 231', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 232', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 233', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 234', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 235', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 236', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 237', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 238', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 239', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 240', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 241', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 242', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 243', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 244', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 245', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 246', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 247', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 248', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 249', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 250', '', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 251', 'x', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 252', 'xx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 253', 'xxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 254', 'xxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 255', 'xxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 256', 'xxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 257', 'xxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 258', 'xxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 259', 'xxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 260', 'xxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 261', 'xxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 262', 'xxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 263', 'xxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 264', 'xxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 265', 'xxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 266', 'xxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 267', 'xxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 268', 'xxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 269', 'xxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 270', 'xxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 271', 'xxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 272', 'xxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 273', 'xxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 274', 'xxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 275', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 276', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 277', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 278', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 279', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 280', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 281', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 282', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 283', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 284', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 285', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 286', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 287', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 288', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 289', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 290', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 291', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 292', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 293', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t (a, b, c) VALUES ('row 294', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t (a, b, c) VALUES ('row 295', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t (a, b, c) VALUES ('row 296', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t (a, b, c) VALUES ('row 297', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t (a, b, c) VALUES ('row 298', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t (a, b, c) VALUES ('row 299', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t (a, b, c) VALUES ('row 300', '', '6');


--
-- Name: awkward_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.awkward_id_seq', 1, false);


--
-- PostgreSQL database dump complete
--

\unrestrict corpus

