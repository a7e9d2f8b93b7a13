package dev.ringway.callstore.recording;

import dev.ringway.callstore.report.Either;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known about a recording from the reports about it.
 *
 * @param accountSid the Twilio account that holds it
 * @param duration seconds
 * @param channels 1 or 2
 * @param track inbound, outbound, both
 * @param source Twilio's, an open list
 * @param url of the media, without an extension; it needs the account's credentials
 * @param format mp3 or wav
 * @param size bytes
 * @param errorCode Twilio's; 0 is OK
 */
public record Recording(
        String recordingSid,
        String callSid,
        Optional<String> accountSid,
        RecordingStatus status,
        Optional<Long> duration,
        Optional<Integer> channels,
        Optional<String> track,
        Optional<String> source,
        Optional<String> url,
        Optional<String> format,
        Optional<Long> size,
        Optional<Instant> startTime,
        Optional<Integer> errorCode,
        Optional<Instant> deletedAt) {

    /** Commutative, associative, and the same again for the same again. */
    static Recording join(Recording one, Recording other) {
        return new Recording(
                one.recordingSid(),
                Either.least(one.callSid(), other.callSid()),
                Either.least(one.accountSid(), other.accountSid()),
                one.status().compareTo(other.status()) > 0 ? one.status() : other.status(),
                Either.greatest(one.duration(), other.duration()),
                Either.greatest(one.channels(), other.channels()),
                Either.least(one.track(), other.track()),
                Either.least(one.source(), other.source()),
                Either.least(one.url(), other.url()),
                Either.least(one.format(), other.format()),
                Either.greatest(one.size(), other.size()),
                Either.least(one.startTime(), other.startTime()),
                Either.greatest(one.errorCode(), other.errorCode()),
                Either.least(one.deletedAt(), other.deletedAt()));
    }

    public RecordingSummary summary() {
        return new RecordingSummary(recordingSid, status, duration);
    }
}
