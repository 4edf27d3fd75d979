"""How fast zhitu is, as ratios to baselines that anybody could take, measured in one run."""
