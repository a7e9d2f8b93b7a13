package dev.ringway.local.launcher;

import java.io.IOException;
import java.util.List;

/** Something that runs as a process: a server, the sandbox or a service. */
interface Part {

    String name();

    /** Where it is reached, for people. */
    String address();

    List<Port> ports();

    /** Starts the process without waiting for it. */
    ProcessHandle spawn() throws IOException;

    /**
     * Waits until the process just spawned serves.
     *
     * @throws LauncherException when it ends or does not serve in time; says what its log said last
     */
    void awaitReady();

    /** Whether whoever runs it at the moment serves. */
    boolean ready();
}
