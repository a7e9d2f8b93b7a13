package dev.ringway.campaign.web;

import dev.ringway.starter.http.Cursor;
import java.util.List;

/** The cursors of a list that is ordered by the ids of its items alone. */
final class IdCursor {

    private final Cursor cursor;

    /** @param list names it, with its order and filters */
    IdCursor(String list) {
        cursor = new Cursor(list);
    }

    String write(String lastId) {
        return cursor.write(List.of(lastId));
    }

    /** @throws dev.ringway.starter.problems.ProblemException 400 if this list did not give it */
    String read(String text) {
        return cursor.read(text, 1, values -> {
            String id = values.getFirst();
            if (!id.matches(ContactId.PATTERN)) {
                throw new IllegalArgumentException("no id");
            }
            return id;
        });
    }
}
