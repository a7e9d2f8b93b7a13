package dev.ringway.callstore.control;

import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks what a transfer is asked for with. */
@Component
public final class TransferRequest {

    private static final int LONGEST_ANNOUNCEMENT = 500;

    private final TransferNumber numbers;

    TransferRequest(ControlSettings settings) {
        this.numbers = new TransferNumber(settings.premiumNumbers());
    }

    /** @throws ProblemException 400 naming the field */
    public Command.Transfer checked(
            String callSid, Optional<String> to, Optional<String> callerId, Optional<String> announcement) {
        String target = to.orElseThrow(() -> ProblemException.invalid("to", "must be given"));
        announcement
                .filter(text -> text.isBlank() || text.length() > LONGEST_ANNOUNCEMENT)
                .ifPresent(text -> {
                    throw ProblemException.invalid(
                            "announcement", "must have 1 to " + LONGEST_ANNOUNCEMENT + " characters");
                });
        return new Command.Transfer(callSid, numbers.to(target), callerId.map(numbers::callerId), announcement);
    }
}
