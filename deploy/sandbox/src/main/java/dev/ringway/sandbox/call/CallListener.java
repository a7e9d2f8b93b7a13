package dev.ringway.sandbox.call;

/** Told of everything that happens to calls, in order per call, on the thread that does it: must not block. */
public interface CallListener {

    /** The call was created; it may have to wait before anything happens to it. */
    default void placed(Call call) {}

    /** The call has another status. */
    default void changed(Call call) {}

    /** Answering-machine detection has its result. */
    default void detected(Call call) {}

    /** The call is no longer known; nothing will be heard of it again. */
    default void forgotten(String sid) {}
}
