package dev.ringway.callstore.web;

import dev.ringway.callstore.call.TimelineEvent;
import dev.ringway.callstore.call.TimelinePosition;
import dev.ringway.starter.http.Cursor;
import java.util.List;

/** The cursors of one call's timeline. */
final class TimelineCursor {

    private final Cursor cursor;

    TimelineCursor(String sid) {
        this.cursor = new Cursor("events of " + sid);
    }

    String write(TimelineEvent last) {
        TimelinePosition position = TimelinePosition.of(last);
        return cursor.write(
                List.of(position.timestamp().toString(), Long.toString(position.sequence()), position.eventId()));
    }

    /** @throws dev.ringway.starter.problems.ProblemException 400 if this list did not give it */
    TimelinePosition read(String text) {
        return cursor.read(
                text,
                3,
                values -> new TimelinePosition(
                        Cursor.time(values.getFirst()), Long.parseLong(values.get(1)), values.getLast()));
    }
}
