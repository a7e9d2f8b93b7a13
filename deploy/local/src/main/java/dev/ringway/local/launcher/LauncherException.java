package dev.ringway.local.launcher;

/** Ends the command; the message is for the person at the terminal and says what to do. */
final class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LauncherException(String message) {
        super(message);
    }

    LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
