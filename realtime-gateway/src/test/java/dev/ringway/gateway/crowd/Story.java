package dev.ringway.gateway.crowd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one client was told of a room: whether each step followed the one before. Written by one thread. */
final class Story {

    private static final byte[] FROM = bytes("\"from\":\"");
    private static final byte[] TO = bytes("\",\"to\":\"");

    private volatile byte[] cursor = {};
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong snapshots = new AtomicLong();

    /** A {@code change}; only its cursors are looked at. */
    void change(ByteBuffer buffer, int length) {
        int from = find(FROM, buffer, buffer.position(), length);
        boolean follows = matches(cursor, buffer, from) && matches(TO, buffer, from + cursor.length);
        int to = follows ? from + cursor.length + TO.length : find(TO, buffer, from, length);
        int end = to;
        while (buffer.get(end) != '"') {
            end++;
        }
        byte[] reached = new byte[end - to];
        buffer.get(to, reached);
        cursor = reached;
        told(steps, follows);
    }

    /** The answer to a subscription, or a snapshot in its place. */
    void entered(String json) {
        JsonNode answer = JsonMapper.shared().readTree(json);
        if (answer.has("snapshot")) {
            snapshots.incrementAndGet();
        }
        for (JsonNode step : answer.path("missed")) {
            told(missed, step.path("from").asString().equals(cursor()));
            cursor = bytes(step.path("to").asString());
        }
        String reached = answer.path("cursor").asString();
        if (answer.has("missed") && !reached.equals(cursor())) {
            broken.incrementAndGet();
        }
        cursor = bytes(reached);
    }

    private void told(AtomicLong how, boolean follows) {
        how.incrementAndGet();
        if (!follows) {
            broken.incrementAndGet();
        }
    }

    String cursor() {
        return new String(cursor, StandardCharsets.UTF_8);
    }

    long steps() {
        return steps.get();
    }

    long missed() {
        return missed.get();
    }

    long broken() {
        return broken.get();
    }

    long snapshots() {
        return snapshots.get();
    }

    private static int find(byte[] wanted, ByteBuffer buffer, int start, int length) {
        for (int at = start; at < buffer.position() + length - wanted.length; at++) {
            if (matches(wanted, buffer, at)) {
                return at + wanted.length;
            }
        }
        throw new IllegalArgumentException("no " + new String(wanted, StandardCharsets.UTF_8));
    }

    private static boolean matches(byte[] wanted, ByteBuffer buffer, int at) {
        return at + wanted.length <= buffer.limit()
                && Arrays.equals(
                        wanted,
                        0,
                        wanted.length,
                        buffer.array(),
                        buffer.arrayOffset() + at,
                        buffer.arrayOffset() + at + wanted.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
