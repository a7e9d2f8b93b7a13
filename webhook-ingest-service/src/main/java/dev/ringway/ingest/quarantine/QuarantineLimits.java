package dev.ringway.ingest.quarantine;

import java.time.Duration;

/**
 * What may lie in quarantine at one time.
 *
 * @param inMemory bytes of one body that are held in memory; a larger one goes to a file
 * @param memory bytes of all bodies in memory together; when they are used up, small ones go to files, too
 * @param maxBody bytes of the largest body that is taken
 * @param files bytes of all files together
 * @param maxFiles their number
 * @param clientShare percent of memory, files and their number that one sender's bodies may take while they arrive
 * @param grace a body that has been arriving for longer gives way to another, if it is the slowest and no file is left
 */
public record QuarantineLimits(
        int inMemory, long memory, long maxBody, long files, int maxFiles, int clientShare, Duration grace) {}
