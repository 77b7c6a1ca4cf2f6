-- Files and what was found in them.
CREATE SCHEMA investigation;
GRANT USAGE ON SCHEMA investigation TO sextant_app;
