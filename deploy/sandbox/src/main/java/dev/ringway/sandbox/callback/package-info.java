/** Status callbacks: their parameters, their signature, their delivery and its disorder. */
@NullMarked
package dev.ringway.sandbox.callback;

import org.jspecify.annotations.NullMarked;
