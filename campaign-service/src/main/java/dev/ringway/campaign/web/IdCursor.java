package dev.ringway.campaign.web;

import dev.ringway.starter.http.Cursor;
import java.util.List;

/** The cursors of a list that is ordered by the ids of its items alone. */
final class IdCursor {

    private final Cursor cursor;
    private final String pattern;

    /** @param list names it, with its order and filters */
    IdCursor(String list) {
        this(list, ContactId.PATTERN);
    }

    /** @param pattern of the ids */
    IdCursor(String list, String pattern) {
        cursor = new Cursor(list);
        this.pattern = pattern;
    }

    String write(String lastId) {
        return cursor.write(List.of(lastId));
    }

    /** @throws dev.ringway.starter.problems.ProblemException 400 if this list did not give it */
    String read(String text) {
        return cursor.read(text, 1, values -> {
            String id = values.getFirst();
            if (!id.matches(pattern)) {
                throw new IllegalArgumentException("no id");
            }
            return id;
        });
    }
}
