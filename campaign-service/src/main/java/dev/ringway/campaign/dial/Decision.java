package dev.ringway.campaign.dial;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Whether a contact is called now. */
public sealed interface Decision {

    /**
     * @param callerId E.164, to call from
     * @param reservation the most that the call may cost; to be reserved before it is asked for
     * @param openUntil the window closes then
     */
    record Dial(String callerId, Optional<BigDecimal> reservation, Instant openUntil) implements Decision {}

    /**
     * @param notBefore the earliest time at which passing time alone may change it; empty where something else has to, or
     *     nothing will
     * @param isFinal passing time will not change it, only people would: the contact has its end
     */
    record No(Reason reason, Optional<Instant> notBefore, boolean isFinal) implements Decision {

        public No {
            if (isFinal && notBefore.isPresent()) {
                throw new IllegalArgumentException("an end has no later");
            }
        }

        static No last(Reason reason) {
            return new No(reason, Optional.empty(), true);
        }

        static No until(Reason reason, Instant notBefore) {
            return new No(reason, Optional.of(notBefore), false);
        }

        /** Until something changes that is not the time. */
        static No now(Reason reason) {
            return new No(reason, Optional.empty(), false);
        }
    }
}
