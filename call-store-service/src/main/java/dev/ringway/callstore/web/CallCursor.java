package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.starter.http.Cursor;
import java.time.Instant;
import java.util.List;

/** The cursors of a list of calls with one filter. */
final class CallCursor {

    private final Cursor cursor;

    CallCursor(CallFilter filter) {
        List<CallStatus> statuses = filter.statuses().stream().sorted().toList();
        this.cursor = new Cursor("calls " + statuses + filter.from() + filter.to() + filter.direction()
                + filter.startedFrom() + filter.startedBefore());
    }

    String write(CallPosition position) {
        return cursor.write(List.of(position.startTime().toString(), position.sid()));
    }

    /** @throws dev.ringway.starter.problems.ProblemException 400 if this list did not give it */
    CallPosition read(String text) {
        List<String> position = cursor.read(text, 2);
        return new CallPosition(Instant.parse(position.getFirst()), position.getLast());
    }
}
