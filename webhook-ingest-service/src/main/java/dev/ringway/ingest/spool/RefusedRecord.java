package dev.ringway.ingest.spool;

/** @param reason the broker's, for whoever looks into the spool's file */
record RefusedRecord(SpooledRecord record, String reason) {}
