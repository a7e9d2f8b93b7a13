package dev.ringway.starter.startup;

/** The service must not start like this. Shown to the operator as two sentences, without a stack trace. */
public final class StartRefusedException extends RuntimeException {

    private final String action;

    /**
     * @param reason what is wrong, as a sentence
     * @param action what to set or change, as a sentence
     */
    public StartRefusedException(String reason, String action) {
        super(reason + " " + action);
        this.action = action;
    }

    String action() {
        return action;
    }
}
