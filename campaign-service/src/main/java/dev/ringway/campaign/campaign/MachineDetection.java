package dev.ringway.campaign.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether it is found out who answers, and what becomes of a call that a machine answers.
 */
public record MachineDetection(Mode mode, OnMachine onMachine) {

    public static final MachineDetection OFF = new MachineDetection(Mode.OFF, OnMachine.CONTINUE);

    /** How much is detected. */
    public enum Mode {
        OFF,
        /** Human or machine, as soon as that is clear. */
        ENABLE,
        /** Besides, the end of a machine's greeting is awaited. */
        DETECT_MESSAGE_END;

        public static Optional<Mode> of(String text) {
            return Arrays.stream(values())
                    .filter(mode -> mode.text().equals(text))
                    .findFirst();
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What becomes of a call that a machine answers. */
    public enum OnMachine {
        HANGUP,
        LEAVE_MESSAGE,
        CONTINUE;

        public static Optional<OnMachine> of(String text) {
            return Arrays.stream(values())
                    .filter(policy -> policy.text().equals(text))
                    .findFirst();
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
