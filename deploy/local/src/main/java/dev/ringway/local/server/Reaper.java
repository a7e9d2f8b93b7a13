package dev.ringway.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends processes and deletes their folder when this JVM is gone, however it went: a small shell holds the other end of a
 * pipe and reads of starts and stops; the pipe's end is our end.
 */
final class Reaper {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r change pid; do
              case "$change" in
                started) pids="$pids$pid " ;;
                ended) pids="${pids%% $pid *} ${pids#* $pid }" ;;
              esac
            done
            for pid in $pids; do kill -9 "$pid"; done
            for i in 1 2 3 4 5; do rm -rf -- "$1" && break; sleep 1; done
            """;

    private final Writer changes;

    Reaper(Path folder) {
        try {
            changes = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "reaper", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("no shell to look after the servers of the tests", e);
        }
    }

    /** From now on the process ends with this JVM, unless it has ended before. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is told or this JVM is gone
    void watch(ProcessHandle process) {
        tell("started " + process.pid());
        process.onExit().thenRun(() -> tell("ended " + process.pid()));
    }

    private synchronized void tell(String change) {
        try {
            changes.write(change + "\n");
            changes.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the process that looks after the servers is gone", e);
        }
    }
}
