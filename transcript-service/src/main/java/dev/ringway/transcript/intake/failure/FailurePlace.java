package dev.ringway.transcript.intake.failure;

/** Of a failure its kind and where it came up, and never its message, since that may hold what was said. */
public final class FailurePlace {

    private FailurePlace() {}

    public static String of(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return failure.getClass().getName() + " at " + (frames.length == 0 ? "an unknown place" : frames[0]);
    }
}
