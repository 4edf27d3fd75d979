"""The head that finds names: two convolutions over what LAC's network knows of each character."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from zhitu.reading.tokens.spans import LABELS

LAYERS = (256, 256, 59)
"""Sizes of what LAC knows of a character: its two GRUs, and its scores for the tags."""

HIDDEN = 64
"""Channels of the head: 128 gained a hundredth on sentences kept back, nothing on local news, and cost three times as
much."""

WIDTH = 3
"""Characters that a convolution sees; the GRUs below it have seen the whole line."""

DROPOUT = 0.2
"""The part of all channels that a step of training does without; a small head has none to spare."""


class Head(nn.Module):
    """Scores of the labels for each style of annotation, from features (line, channel, character)."""

    def __init__(self, styles: int) -> None:
        super().__init__()
        self.scale: Tensor
        # LAC's scores reach into the tens, the states of its GRUs stay within one
        self.register_buffer("scale", torch.tensor([*[1.0] * sum(LAYERS[:2]), *[0.1] * LAYERS[2]])[:, None])
        self.dropout = nn.Dropout(DROPOUT)
        self.enter = nn.Conv1d(sum(LAYERS), HIDDEN, 1)
        self.convolutions = nn.ModuleList(nn.Conv1d(HIDDEN, HIDDEN, WIDTH, padding=WIDTH // 2) for _ in range(2))
        self.styles = nn.ModuleList(nn.Conv1d(HIDDEN, len(LABELS), 1) for _ in range(styles))

    def forward(self, features: Tensor, mask: Tensor) -> Tensor:
        """Log-probabilities (style, line, label, character); ``mask`` (line, 1, character) is 0 on the padding."""
        hidden = torch.relu(self.enter(self.dropout(features * self.scale))) * mask
        for convolution in self.convolutions:
            hidden = (hidden + torch.relu(convolution(self.dropout(hidden)))) * mask
        hidden = self.dropout(hidden)
        return torch.stack([torch.log_softmax(style(hidden), dim=1) for style in self.styles])
