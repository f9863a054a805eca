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

INSERT INTO "Odd Schema"."Odd ""Table""" VALUES
	(1, 'x', 'ä', ''),
	(2, NULL, '', ' lead and trail ');


--
-- Data for Name: awkward; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.awkward VALUES
	(1, -32768, 9223372036854775807, 123456789012345.12345, 0.00000000000000000001, 3.4028235e+38, 1e+308, true, 'tab	nl
cr\back''quote"dq', 'ä''\', 'ab  ', '2020-02-29', '2020-02-29 23:59:59.999999', '1999-12-31 09:59:59+00', '24:00:00', '10 mons 3 days -04:05:06.789', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a":  "b\u00e9\n"}', '{"k": [1, 2.50, null, "x''y\\n"]}', '\x00ff0a0d5c27', '2001:db8::1/64', B'1010', '{1,NULL,-3}', '{"a,b","\"","\\","
","","NULL",NULL}', '{{1,2},{3,4}}', '[1,10)', 'it''s', '(1,"a""b\\c,)(")', 'short', '(1.5,-2)', DEFAULT),
	(2, NULL, NULL, NULL, 'NaN', 'NaN', '-Infinity', false, '', '', '    ', '0044-03-15 BC', 'infinity', '-infinity', '00:00:00.000001', '-1 days', NULL, 'null', 'null', '\x', '10.0.0.1', B'', '{}', '{}', NULL, 'empty', 'ünï', '(,)', '', NULL, DEFAULT),
	(3, 0, 0, 0.00001, 0.000, -0, -0, NULL, '\N', '\.', 'a  b', 'infinity', '2000-01-01 00:00:00', '2000-01-01 00:00:00.5+00', '12:00:00', '00:00:00', NULL, '[]', '{}', '\x', '::', NULL, NULL, NULL, '{}', '(,)', 'happy', '(0,"")', NULL, '(1e-10,1e+300)', DEFAULT);
INSERT INTO public.awkward VALUES
	(4, NULL, NULL, NULL, NULL, NULL, NULL, true, '\.
\.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '\x5c2e', NULL, NULL, NULL, '{{"\\N",NULL},{"{}","{"}}', NULL, NULL, NULL, NULL, NULL, NULL, DEFAULT),
	(5, NULL, NULL, NULL, 12345678901234567890123456789012345678901234567890.0000000001, 1.1, 0.1, true, '   漢字 😀 ﻿', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, DEFAULT),
	(6, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '''); DROP TABLE awkward; --', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, DEFAULT);


--
-- Data for Name: one; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.one VALUES
	('a'),
	(NULL),
	('');
INSERT INTO public.one VALUES
	('\.'),
	(' ');


--
-- Data for Name: t; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.t VALUES
	('row 1', 'x', '1'),
	('row 2', 'xx', '2'),
	('row 3', 'xxx', '3');
INSERT INTO public.t VALUES
	('row 4', 'xxxx', '4'),
	('row 5', 'xxxxx', '5'),
	('row 6', 'xxxxxx', '6');
INSERT INTO public.t VALUES
	('row 7', 'xxxxxxx', NULL),
	('row 8', 'xxxxxxxx', '1'),
	('row 9', 'xxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 10', 'xxxxxxxxxx', '3'),
	('row 11', 'xxxxxxxxxxx', '4'),
	('row 12', 'xxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 13', 'xxxxxxxxxxxxx', '6'),
	('row 14', 'xxxxxxxxxxxxxx', NULL),
	('row 15', 'xxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 16', 'xxxxxxxxxxxxxxxx', '2'),
	('row 17', 'xxxxxxxxxxxxxxxxx', '3'),
	('row 18', 'xxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 19', 'xxxxxxxxxxxxxxxxxxx', '5'),
	('row 20', 'xxxxxxxxxxxxxxxxxxxx', '6'),
	('row 21', 'xxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 22', 'xxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 23', 'xxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 24', 'xxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 25', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 26', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 27', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 28', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 29', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 30', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 31', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 32', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 33', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 34', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 35', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 36', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 37', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 38', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 39', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 40', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 41', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 42', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 43', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 44', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 45', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 46', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 47', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 48', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 49', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 50', '', '1'),
	('row 51', 'x', '2');
INSERT INTO public.t VALUES
	('row 52', 'xx', '3'),
	('row 53', 'xxx', '4'),
	('row 54', 'xxxx', '5');
INSERT INTO public.t VALUES
	('row 55', 'xxxxx', '6'),
	('row 56', 'xxxxxx', NULL),
	('row 57', 'xxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 58', 'xxxxxxxx', '2'),
	('row 59', 'xxxxxxxxx', '3'),
	('row 60', 'xxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 61', 'xxxxxxxxxxx', '5'),
	('row 62', 'xxxxxxxxxxxx', '6'),
	('row 63', 'xxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 64', 'xxxxxxxxxxxxxx', '1'),
	('row 65', 'xxxxxxxxxxxxxxx', '2'),
	('row 66', 'xxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 67', 'xxxxxxxxxxxxxxxxx', '4'),
	('row 68', 'xxxxxxxxxxxxxxxxxx', '5'),
	('row 69', 'xxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 70', 'xxxxxxxxxxxxxxxxxxxx', NULL),
	('row 71', 'xxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 72', 'xxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 73', 'xxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 74', 'xxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 75', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 76', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 77', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 78', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 79', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 80', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 81', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 82', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 83', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 84', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 85', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 86', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 87', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 88', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 89', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 90', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 91', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 92', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 93', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 94', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 95', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 96', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 97', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 98', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 99', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 100', '', '2'),
	('row 101', 'x', '3'),
	('row 102', 'xx', '4');
INSERT INTO public.t VALUES
	('row 103', 'xxx', '5'),
	('row 104', 'xxxx', '6'),
	('row 105', 'xxxxx', NULL);
INSERT INTO public.t VALUES
	('row 106', 'xxxxxx', '1'),
	('row 107', 'xxxxxxx', '2'),
	('row 108', 'xxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 109', 'xxxxxxxxx', '4'),
	('row 110', 'xxxxxxxxxx', '5'),
	('row 111', 'xxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 112', 'xxxxxxxxxxxx', NULL),
	('row 113', 'xxxxxxxxxxxxx', '1'),
	('row 114', 'xxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 115', 'xxxxxxxxxxxxxxx', '3'),
	('row 116', 'xxxxxxxxxxxxxxxx', '4'),
	('row 117', 'xxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 118', 'xxxxxxxxxxxxxxxxxx', '6'),
	('row 119', 'xxxxxxxxxxxxxxxxxxx', NULL),
	('row 120', 'xxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 121', 'xxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 122', 'xxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 123', 'xxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 124', 'xxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 125', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 126', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 127', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 128', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 129', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 130', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 131', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 132', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 133', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 134', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 135', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 136', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 137', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 138', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 139', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 140', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 141', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 142', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 143', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 144', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 145', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 146', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 147', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 148', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 149', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 150', '', '3');
INSERT INTO public.t VALUES
	('row 151', 'x', '4'),
	('row 152', 'xx', '5'),
	('row 153', 'xxx', '6');
INSERT INTO public.t VALUES
	('row 154', 'xxxx', NULL),
	('row 155', 'xxxxx', '1'),
	('row 156', 'xxxxxx', '2');
INSERT INTO public.t VALUES
	('row 157', 'xxxxxxx', '3'),
	('row 158', 'xxxxxxxx', '4'),
	('row 159', 'xxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 160', 'xxxxxxxxxx', '6'),
	('row 161', 'xxxxxxxxxxx', NULL),
	('row 162', 'xxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 163', 'xxxxxxxxxxxxx', '2'),
	('row 164', 'xxxxxxxxxxxxxx', '3'),
	('row 165', 'xxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 166', 'xxxxxxxxxxxxxxxx', '5'),
	('row 167', 'xxxxxxxxxxxxxxxxx', '6'),
	('row 168', 'xxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 169', 'xxxxxxxxxxxxxxxxxxx', '1'),
	('row 170', 'xxxxxxxxxxxxxxxxxxxx', '2'),
	('row 171', 'xxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 172', 'xxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 173', 'xxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 174', 'xxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 175', 'xxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 176', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 177', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 178', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 179', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 180', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 181', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 182', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 183', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 184', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 185', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 186', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 187', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 188', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 189', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 190', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 191', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 192', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 193', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 194', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 195', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 196', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 197', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 198', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 199', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 200', '', '4'),
	('row 201', 'x', '5');
INSERT INTO public.t VALUES
	('row 202', 'xx', '6'),
	('row 203', 'xxx', NULL),
	('row 204', 'xxxx', '1');
INSERT INTO public.t VALUES
	('row 205', 'xxxxx', '2'),
	('row 206', 'xxxxxx', '3'),
	('row 207', 'xxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 208', 'xxxxxxxx', '5'),
	('row 209', 'xxxxxxxxx', '6'),
	('row 210', 'xxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 211', 'xxxxxxxxxxx', '1'),
	('row 212', 'xxxxxxxxxxxx', '2'),
	('row 213', 'xxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 214', 'xxxxxxxxxxxxxx', '4'),
	('row 215', 'xxxxxxxxxxxxxxx', '5'),
	('row 216', 'xxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 217', 'xxxxxxxxxxxxxxxxx', NULL),
	('row 218', 'xxxxxxxxxxxxxxxxxx', '1'),
	('row 219', 'xxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 220', 'xxxxxxxxxxxxxxxxxxxx', '3'),
	('row 221', 'xxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 222', 'xxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 223', 'xxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 224', 'xxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 225', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 226', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 227', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 228', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 229', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 230', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 231', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 232', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 233', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 234', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 235', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 236', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 237', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 238', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 239', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 240', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 241', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 242', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 243', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 244', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 245', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 246', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 247', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 248', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 249', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 250', '', '5'),
	('row 251', 'x', '6'),
	('row 252', 'xx', NULL);
INSERT INTO public.t VALUES
	('row 253', 'xxx', '1'),
	('row 254', 'xxxx', '2'),
	('row 255', 'xxxxx', '3');
INSERT INTO public.t VALUES
	('row 256', 'xxxxxx', '4'),
	('row 257', 'xxxxxxx', '5'),
	('row 258', 'xxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 259', 'xxxxxxxxx', NULL),
	('row 260', 'xxxxxxxxxx', '1'),
	('row 261', 'xxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 262', 'xxxxxxxxxxxx', '3'),
	('row 263', 'xxxxxxxxxxxxx', '4'),
	('row 264', 'xxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 265', 'xxxxxxxxxxxxxxx', '6'),
	('row 266', 'xxxxxxxxxxxxxxxx', NULL),
	('row 267', 'xxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 268', 'xxxxxxxxxxxxxxxxxx', '2'),
	('row 269', 'xxxxxxxxxxxxxxxxxxx', '3'),
	('row 270', 'xxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 271', 'xxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 272', 'xxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 273', 'xxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 274', 'xxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 275', 'xxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 276', 'xxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 277', 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 278', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 279', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6');
INSERT INTO public.t VALUES
	('row 280', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 281', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 282', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2');
INSERT INTO public.t VALUES
	('row 283', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 284', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 285', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5');
INSERT INTO public.t VALUES
	('row 286', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 287', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL),
	('row 288', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1');
INSERT INTO public.t VALUES
	('row 289', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 290', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3'),
	('row 291', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4');
INSERT INTO public.t VALUES
	('row 292', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 293', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '6'),
	('row 294', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', NULL);
INSERT INTO public.t VALUES
	('row 295', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '1'),
	('row 296', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2'),
	('row 297', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '3');
INSERT INTO public.t VALUES
	('row 298', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '4'),
	('row 299', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '5'),
	('row 300', '', '6');


--
-- Name: awkward_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.awkward_id_seq', 1, false);


--
-- PostgreSQL database dump complete
--

\unrestrict corpus

