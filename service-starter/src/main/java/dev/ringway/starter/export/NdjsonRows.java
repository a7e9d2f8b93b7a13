package dev.ringway.starter.export;

import java.io.ByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A row per line, exactly as the interface tells it. */
final class NdjsonRows<T> implements RowWriter<T> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonMapper json;

    NdjsonRows(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void write(T row) {
        bytes.writeBytes(json.writeValueAsBytes(row));
        bytes.write('\n');
    }

    @Override
    public int size() {
        return bytes.size();
    }

    @Override
    public byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }
}
