package dev.ringway.ingest.twilio;

/**
 * One name and value of a form, decoded to octets that are held one per char (ISO-8859-1). So nothing is lost before
 * the signature is checked, whatever the octets mean, and the natural order of the strings is that of the octets.
 */
record FormField(String name, String value) {}
