/** What the engine's conformance cases and its workloads share: commands, and what they lead to. */
@NullMarked
package dev.dyno.workloads.engine.flow;

import org.jspecify.annotations.NullMarked;
