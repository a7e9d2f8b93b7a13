package dev.ringway.ingest.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A record's size in the spool, and its headers as one column: a name and a value may come more than once. */
final class RecordForm {

    /** Of the row beside its contents, generously. */
    private static final int ROW = 64;

    private RecordForm() {}

    static long size(ProducerRecord<String, byte[]> record) {
        long size = (long) ROW + record.topic().length();
        size += record.key().length();
        size += record.value().length;
        for (Header header : record.headers()) {
            size += header.key().length() + 6L + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    static byte[] headers(ProducerRecord<String, byte[]> record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Header header : record.headers()) {
                out.writeUTF(header.key());
                out.writeInt(header.value() == null ? -1 : header.value().length);
                if (header.value() != null) {
                    out.write(header.value());
                }
            }
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    static void addHeaders(byte[] column, Headers headers) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(column))) {
            while (in.available() > 0) {
                String name = in.readUTF();
                int length = in.readInt();
                headers.add(name, length < 0 ? null : in.readNBytes(length));
            }
        } catch (IOException torn) {
            throw new UncheckedIOException(torn);
        }
    }
}
