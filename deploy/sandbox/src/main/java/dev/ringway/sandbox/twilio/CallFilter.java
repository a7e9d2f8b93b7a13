package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.web.Parameters;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filters of the call list. */
final class CallFilter {

    private CallFilter() {}

    static Predicate<Call> of(Parameters query) {
        var start = TimeFilter.of(query, "StartTime");
        var end = TimeFilter.of(query, "EndTime");
        return equal(query, "Status", call -> call.status().rest())
                .and(equal(query, "To", call -> call.request().to()))
                .and(equal(query, "From", call -> call.request().from()))
                .and(equal(
                        query,
                        "ParentCallSid",
                        call -> call.request().parentSid().orElse("")))
                .and(call -> start.test(call.startTime()))
                .and(call -> end.test(call.endTime()));
    }

    private static Predicate<Call> equal(Parameters query, String name, Function<Call, String> field) {
        return query.text(name)
                .<Predicate<Call>>map(wanted -> call -> field.apply(call).equals(wanted))
                .orElse(_ -> true);
    }
}
