package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallOrder;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.starter.http.Cursor;
import java.util.List;

/** The cursors of a list of calls with one filter and order. */
final class CallCursor {

    private final Cursor cursor;

    CallCursor(CallFilter filter, CallOrder order) {
        this.cursor = new Cursor("calls " + order + " " + filter);
    }

    String write(CallDetails last) {
        CallPosition position = CallPosition.of(last);
        return cursor.write(List.of(position.startTime().toString(), position.sid()));
    }

    /** @throws dev.ringway.starter.problems.ProblemException 400 if this list did not give it */
    CallPosition read(String text) {
        return cursor.read(text, 2, values -> new CallPosition(Cursor.time(values.getFirst()), values.getLast()));
    }
}
