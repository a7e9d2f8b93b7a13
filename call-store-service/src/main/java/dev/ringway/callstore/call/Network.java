package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.util.Optional;

/**
 * What the telephone network said.
 *
 * @param sipResponseCode the highest: a final response stands above a provisional one, a failure above a success
 * @param stirVerstat how the caller's number was attested
 * @param errorCode Twilio's, where the call failed
 */
public record Network(Optional<Integer> sipResponseCode, Optional<String> stirVerstat, Optional<Integer> errorCode) {

    static final Network SILENT = new Network(Optional.empty(), Optional.empty(), Optional.empty());

    static Network join(Network one, Network other) {
        return new Network(
                Either.greatest(one.sipResponseCode(), other.sipResponseCode()),
                Either.least(one.stirVerstat(), other.stirVerstat()),
                Either.greatest(one.errorCode(), other.errorCode()));
    }
}
