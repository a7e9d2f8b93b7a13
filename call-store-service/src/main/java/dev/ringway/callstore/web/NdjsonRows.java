package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import java.io.ByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A call per line, exactly as the interface tells one. */
final class NdjsonRows implements RowWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonMapper json;

    NdjsonRows(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void write(CallDetails call) {
        bytes.writeBytes(json.writeValueAsBytes(call));
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
