package dev.ringway.ingest.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A contact in one array of bytes: its number (8; 0 where it is not E.164), version (8), when it was changed (8;
 * milliseconds), the length of its id (1), id and name in UTF-8. As objects the same would take four times as much memory.
 */
final class PackedContact {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int VERSION_AT = 8;
    private static final int CHANGED_AT = 16;
    private static final int LENGTH_AT = 24;
    private static final int ID_AT = 25;
    private static final int LONGEST_ID = 255;

    private PackedContact() {}

    /** 0 where it is not E.164. */
    static long number(String phoneNumber) {
        return E164.matcher(phoneNumber).matches() ? Long.parseLong(phoneNumber, 1, phoneNumber.length(), 10) : 0;
    }

    static byte[] id(String contactId) {
        return contactId.getBytes(StandardCharsets.UTF_8);
    }

    static boolean fits(byte[] id) {
        return id.length > 0 && id.length <= LONGEST_ID;
    }

    static byte[] pack(long number, long version, Instant changed, byte[] id, Optional<String> name) {
        byte[] text = name.orElse("").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(ID_AT + id.length + text.length)
                .putLong(number)
                .putLong(version)
                .putLong(changed.toEpochMilli())
                .put((byte) id.length)
                .put(id)
                .put(text)
                .array();
    }

    static long number(byte[] contact) {
        return ByteBuffer.wrap(contact).getLong(0);
    }

    static long version(byte[] contact) {
        return ByteBuffer.wrap(contact).getLong(VERSION_AT);
    }

    static long changed(byte[] contact) {
        return ByteBuffer.wrap(contact).getLong(CHANGED_AT);
    }

    static boolean hasId(byte[] contact, byte[] id) {
        return Arrays.equals(contact, ID_AT, nameAt(contact), id, 0, id.length);
    }

    static int hashOfId(byte[] id) {
        return hash(id, 0, id.length);
    }

    static int hashOfIdIn(byte[] contact) {
        return hash(contact, ID_AT, nameAt(contact));
    }

    static Contact unpack(byte[] contact) {
        int nameAt = nameAt(contact);
        String name = new String(contact, nameAt, contact.length - nameAt, StandardCharsets.UTF_8);
        return new Contact(
                new String(contact, ID_AT, nameAt - ID_AT, StandardCharsets.UTF_8),
                Optional.of(name).filter(text -> !text.isEmpty()));
    }

    private static int nameAt(byte[] contact) {
        return ID_AT + Byte.toUnsignedInt(contact[LENGTH_AT]);
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash;
    }
}
