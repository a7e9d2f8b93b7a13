/** ElevenLabs' REST API, asked once per question. */
@NullMarked
package dev.ringway.transcript.provider;

import org.jspecify.annotations.NullMarked;
