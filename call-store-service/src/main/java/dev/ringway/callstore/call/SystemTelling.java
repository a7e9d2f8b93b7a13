package dev.ringway.callstore.call;

import dev.ringway.callstore.report.CallControlled;
import dev.ringway.callstore.report.CallControlled.Action;
import dev.ringway.callstore.report.CallControlled.Result;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.callstore.report.RecordingDeleted;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.report.ReportTime;
import dev.ringway.callstore.report.SystemReport;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What this service itself found out about a call. */
final class SystemTelling {

    private SystemTelling() {}

    static Telling of(SystemReport event, Instant time) {
        return switch (event) {
            case CallFetched fetched -> toldBy(fetched, time);
            // A recording is fetched and deleted long after its call: only its own start is a time of the call.
            case RecordingFetched fetched ->
                Telling.of(
                        fetched.callSid(),
                        fetched.startTime().map(ReportTime::toMillis).orElse(time));
            case RecordingDeleted deleted -> Telling.of(deleted.callSid(), time);
            case CallControlled controlled ->
                Telling.of(controlled.callSid(), time).intervention(intervention(controlled));
        };
    }

    private static Telling toldBy(CallFetched fetched, Instant time) {
        Instant start = fetched.startTime().or(fetched::createdAt).orElse(time);
        Telling telling = Telling.of(fetched.callSid(), ReportTime.toMillis(start))
                .parties(parties(fetched))
                .answer(fetched.answeredBy(), Optional.empty())
                .price(fetched.price()
                        .flatMap(Money::of)
                        .map(amount -> new Price(amount, fetched.priceUnit().flatMap(SystemTelling::currency))));
        return CallStatus.of(fetched.status())
                .map(status -> status.terminal()
                        ? telling.standing(
                                new Standing(
                                        status,
                                        Optional.empty(),
                                        fetched.endTime().map(ReportTime::toMillis)),
                                fetched.duration())
                        : telling.standing(new Standing(status, Optional.empty(), Optional.empty()), Optional.empty()))
                .orElse(telling);
    }

    private static Optional<String> currency(String unit) {
        return Optional.of(unit.toUpperCase(Locale.ROOT)).filter(code -> code.matches("[A-Z]{3}"));
    }

    private static Parties parties(CallFetched fetched) {
        return new Parties(
                fetched.direction().flatMap(Direction::ofTwilio),
                fetched.from(),
                fetched.to(),
                fetched.parentCallSid(),
                fetched.forwardedFrom(),
                fetched.callerName(),
                Optional.empty(),
                fetched.region());
    }

    private static Intervention intervention(CallControlled controlled) {
        boolean ended = controlled.is(Action.END, Result.DONE);
        Optional<Intervention.Transfer> transfer = !controlled.action().equals(Action.TRANSFER.text())
                ? Optional.empty()
                : switch (controlled.result()) {
                    case "done" -> Optional.of(Intervention.Transfer.ASKED);
                    case "answered" -> Optional.of(Intervention.Transfer.ANSWERED);
                    case "unanswered" -> Optional.of(Intervention.Transfer.UNANSWERED);
                    default -> Optional.empty();
                };
        return new Intervention(ended, transfer);
    }
}
