package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;

/** Writes the lines of one export into memory, from where they are taken piece by piece. In UTF-8. */
sealed interface RowWriter permits CsvRows, NdjsonRows {

    void write(CallDetails call);

    /** How many bytes wait to be taken. */
    int size();

    /** All that was written since it was asked last. */
    byte[] take();
}
