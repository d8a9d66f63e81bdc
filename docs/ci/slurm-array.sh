#!/bin/bash
# Dyno as a Slurm array: four tasks measure a part each on a node of their own, on a file system
# that the nodes share. Build once before; then, from the repository:
#   array=$(sbatch --parsable docs/ci/slurm-array.sh)
#   sbatch --dependency="afterany:$array" \
#       --wrap "./run-bench.sh merge 'parts/$array' --results merged"
#SBATCH --job-name=dyno
#SBATCH --array=1-4
#SBATCH --nodes=1
#SBATCH --exclusive
#SBATCH --time=04:00:00
#SBATCH --output=dyno-%A-%a.log
set -euo pipefail

exec ./run-bench.sh run --profile standard \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
    --results "parts/$SLURM_ARRAY_JOB_ID/$SLURM_ARRAY_TASK_ID"
