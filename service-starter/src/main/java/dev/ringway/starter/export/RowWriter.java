package dev.ringway.starter.export;

/** Writes the lines of one export into memory, from where they are taken piece by piece. In UTF-8. */
sealed interface RowWriter<T> permits CsvRows, NdjsonRows {

    void write(T row);

    /** How many bytes wait to be taken. */
    int size();

    /** All that was written since it was asked last. */
    byte[] take();
}
