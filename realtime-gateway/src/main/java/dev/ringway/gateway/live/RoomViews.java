package dev.ringway.gateway.live;

import java.util.List;

/** Reads the answer of {@code read.lua}. */
final class RoomViews {

    private RoomViews() {}

    static RoomView parse(List<Object> answer) {
        Cursor cursor = new Cursor(text(answer.get(1)), text(answer.get(2)));
        List<?> entries = (List<?>) answer.get(3);
        return text(answer.getFirst()).equals("missed")
                ? new RoomView.Missed(
                        cursor,
                        entries.stream()
                                .map(entry -> delta(cursor.epoch(), (List<?>) entry))
                                .toList())
                : new RoomView.Snapshot(
                        cursor, entries.stream().map(RoomViews::thing).toList());
    }

    private static Delta delta(String epoch, List<?> entry) {
        List<?> fields = (List<?>) entry.get(1);
        return new Delta(epoch, text(fields.get(1)), text(entry.getFirst()), text(fields.get(3)), text(fields.get(5)));
    }

    /** Stored as {@code <version>:<json>}. */
    private static String thing(Object stored) {
        String text = text(stored);
        return text.substring(text.indexOf(':') + 1);
    }

    private static String text(Object value) {
        return (String) value;
    }
}
