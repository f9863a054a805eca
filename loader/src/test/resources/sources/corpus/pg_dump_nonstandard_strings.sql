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
SET standard_conforming_strings = off;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET escape_string_warning = off;
SET row_security = off;

--
-- Data for Name: awkward; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.awkward VALUES (1, -32768, 9223372036854775807, 123456789012345.12345, 0.00000000000000000001, 3.4028235e+38, 1e+308, true, 'tab	nl
cr\\back''quote"dq', 'ä''\\', 'ab  ', '2020-02-29', '2020-02-29 23:59:59.999999', '1999-12-31 09:59:59+00', '24:00:00', '10 mons 3 days -04:05:06.789', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a":  "b\\u00e9\\n"}', '{"k": [1, 2.50, null, "x''y\\\\n"]}', '\\x00ff0a0d5c27', '2001:db8::1/64', B'1010', '{1,NULL,-3}', '{"a,b","\\"","\\\\","
","","NULL",NULL}', '{{1,2},{3,4}}', '[1,10)', 'happy', '(1,"a""b\\\\c,)(")', 'short', '(1.5,-2)', DEFAULT);
INSERT INTO public.awkward VALUES (2, NULL, NULL, NULL, 'NaN', 'NaN', '-Infinity', false, '', '', '    ', '0044-03-15 BC', 'infinity', '-infinity', '00:00:00.000001', '-1 days', NULL, 'null', 'null', '\\x', '10.0.0.1', B'', '{}', '{}', NULL, 'empty', 'happy', '(,)', '', NULL, DEFAULT);
INSERT INTO public.awkward VALUES (3, 0, 0, 0.00001, 0.000, -0, -0, NULL, '\\N', '\\.', 'a  b', 'infinity', '2000-01-01 00:00:00', '2000-01-01 00:00:00.5+00', '12:00:00', '00:00:00', NULL, '[]', '{}', '\\x', '::', NULL, NULL, NULL, '{}', '(,)', 'happy', '(0,"")', NULL, '(1e-10,1e+300)', DEFAULT);
INSERT INTO public.awkward VALUES (4, NULL, NULL, NULL, NULL, NULL, NULL, true, '\\.
\\.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '\\x5c2e', NULL, NULL, NULL, '{{"\\\\N",NULL},{"{}","{"}}', NULL, NULL, 'happy', NULL, NULL, NULL, DEFAULT);
INSERT INTO public.awkward VALUES (6, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '''); DROP TABLE awkward; --', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'happy', NULL, NULL, NULL, DEFAULT);


--
-- Name: awkward_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.awkward_id_seq', 1, false);


--
-- PostgreSQL database dump complete
--

\unrestrict corpus

