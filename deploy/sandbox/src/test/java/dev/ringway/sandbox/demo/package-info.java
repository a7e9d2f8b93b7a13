/** The demo's judgement, against the real sandbox and a receiver that does right or wrong. */
@NullMarked
package dev.ringway.sandbox.demo;

import org.jspecify.annotations.NullMarked;
