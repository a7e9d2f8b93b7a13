package dev.ringway.sandbox.call;

/** Told of everything that happens to calls, in order per call, on the thread that does it: must not block. */
public interface CallListener {

    void changed(Call call);

    /** The call is no longer known; nothing will be heard of it again. */
    void forgotten(String sid);
}
