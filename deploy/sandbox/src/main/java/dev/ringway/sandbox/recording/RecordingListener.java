package dev.ringway.sandbox.recording;

/** Told of everything that happens to recordings, in order per recording: must not block. */
public interface RecordingListener {

    void changed(Recording recording);
}
