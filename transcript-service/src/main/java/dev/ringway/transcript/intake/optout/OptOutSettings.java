package dev.ringway.transcript.intake.optout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How a conversation tells that somebody wants no calls any more.
 *
 * @param data keys of agents' data collection: where one of them is true (or says yes), nobody calls that person again. None:
 *     conversations tell of no opt-outs
 */
@Validated
@ConfigurationProperties("ringway.transcript.opt-out")
record OptOutSettings(@NotNull List<@Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String> data) {

    OptOutSettings {
        data = data == null ? List.of() : List.copyOf(data);
    }
}
