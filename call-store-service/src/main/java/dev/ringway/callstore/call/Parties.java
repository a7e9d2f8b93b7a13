package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.util.Optional;

/**
 * Who is on the line, and how it came there.
 *
 * @param from E.164, or what else Twilio says (a client, a SIP address, {@code anonymous})
 * @param parentCallSid the call that this one is a leg of
 * @param forwardedFrom the number that forwarded the call to us
 * @param callerName as the carrier looked it up
 * @param geo where the other party's number is from
 * @param region of Twilio that the call runs in, e.g. {@code us1}
 */
public record Parties(
        Optional<Direction> direction,
        Optional<String> from,
        Optional<String> to,
        Optional<String> parentCallSid,
        Optional<String> forwardedFrom,
        Optional<String> callerName,
        Optional<Geo> geo,
        Optional<String> region) {

    static final Parties UNKNOWN = new Parties(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static Parties join(Parties one, Parties other) {
        return new Parties(
                Either.least(one.direction(), other.direction()),
                Either.least(one.from(), other.from()),
                Either.least(one.to(), other.to()),
                Either.least(one.parentCallSid(), other.parentCallSid()),
                Either.least(one.forwardedFrom(), other.forwardedFrom()),
                Either.least(one.callerName(), other.callerName()),
                Either.of(one.geo(), other.geo(), Geo.MOST_TELLING_FIRST),
                Either.least(one.region(), other.region()));
    }
}
