package dev.ringway.starter.media;

import dev.ringway.starter.problems.ProblemException;

/** Whose sounds the tests pass on. */
abstract class Carrier implements MediaSource {

    @Override
    public String provider() {
        return "Carrier";
    }

    @Override
    public ProblemException gone() {
        return ProblemException.notFound("sound", "one");
    }
}
